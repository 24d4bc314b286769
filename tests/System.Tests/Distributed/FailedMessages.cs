using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evaluation.SystemTests.Distributed;

/// <summary>What lies in the broker's queues for messages that could not be handled.</summary>
internal static class FailedMessages
{
    public static readonly string[] Services = ["identity", "cohorts", "reaction", "learning", "behaviour", "results", "aggregator", "notifications"];

    /// <summary>Queues of what could not be handled, with the number of messages in them.</summary>
    public static async Task<IReadOnlyList<string>> InAsync(Uri broker)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var failed = new List<string>();
        foreach (var queue in from service in Services from kind in (string[])["events", "questions"] from end in (string[])["error", "dead", "skipped"] select $"{service}-{kind}_{end}")
        {
            try
            {
                await using var channel = await connection.CreateChannelAsync();
                if (await channel.MessageCountAsync(queue) is > 0 and var count) failed.Add($"{queue}: {count}");
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
            {
                // It is made with its first message.
            }
        }
        return failed;
    }
}
