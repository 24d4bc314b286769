namespace Evaluation.SystemTests.Distributed;

/// <summary>What lies in the broker's queues for messages that could not be handled.</summary>
internal static class FailedMessages
{
    public static readonly string[] Services = ["identity", "cohorts", "reaction", "learning", "behaviour", "results", "aggregator", "notifications"];

    /// <summary>Queues of what could not be handled, with the number of messages in them.</summary>
    public static async Task<IReadOnlyList<string>> InAsync(Uri broker)
    {
        var queues = await Queues.FindAsync(
            broker, from service in Services from kind in (string[])["events", "questions"] from end in (string[])["error", "dead", "skipped"] select $"{service}-{kind}_{end}");
        return [.. queues.Where(queue => queue.MessageCount > 0).Select(queue => $"{queue.QueueName}: {queue.MessageCount}")];
    }
}
