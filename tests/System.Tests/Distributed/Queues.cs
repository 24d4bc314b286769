using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evaluation.SystemTests.Distributed;

/// <summary>A look into the broker's queues that changes none of them.</summary>
internal static class Queues
{
    /// <summary>Those of the names that are there: many are made with their first message.</summary>
    public static async Task<IReadOnlyList<QueueDeclareOk>> FindAsync(Uri broker, IEnumerable<string> names)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var found = new List<QueueDeclareOk>();
        foreach (var name in names)
        {
            try
            {
                await using var channel = await connection.CreateChannelAsync();
                found.Add(await channel.QueueDeclarePassiveAsync(name));
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
            {
                // It is not there.
            }
        }
        return found;
    }
}
