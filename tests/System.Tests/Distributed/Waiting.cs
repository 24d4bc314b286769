using System.Globalization;
using Evaluation.Local;
using RabbitMQ.Client.Exceptions;

namespace Evaluation.SystemTests.Distributed;

/// <summary>Where an event may be that a chain still lacks: what each service has not told, sent or handled, and what it says of it.</summary>
internal static class Waiting
{
    private const int LastMessages = 5;

    public static async Task<IReadOnlyList<string>> InAsync(LocalSet set, RunningSet running) =>
    [
        .. FailedMessages.Services.SelectMany(service => InDatabase(service, running)),
        .. await InBrokerAsync(set.RabbitMq),
        .. set.Processes.SelectMany(InLog),
    ];

    private static IEnumerable<string> InDatabase(string service, RunningSet running)
    {
        var database = running.Database(service);
        foreach (var row in database.Rows("SELECT COUNT(*) AS n, MIN(created_at) AS oldest, MAX(attempts) AS attempts, MAX(claimed_until) AS claimed, MAX(last_error) AS error FROM outbox HAVING COUNT(*) > 0"))
            yield return Line($"{service}: outbox", row);
        var tables = database.Tables();
        if (tables.Contains("cohort_state"))
            foreach (var row in database.Rows("SELECT cohort_id, number, summarised_number FROM cohort_state WHERE number > summarised_number"))
                yield return Line($"{service}: not summarised", row);
        if (tables.Contains("chains"))
            foreach (var row in database.Rows("SELECT cohort_id, touched, derived FROM chains WHERE touched > derived"))
                yield return Line($"{service}: not derived", row);
    }

    private static async Task<IReadOnlyList<string>> InBrokerAsync(Uri broker)
    {
        try
        {
            var queues = await Queues.FindAsync(broker, FailedMessages.Services.Select(service => $"{service}-events"));
            return [.. queues.Select(queue => $"{queue.QueueName}: {queue.MessageCount} ready, {queue.ConsumerCount} consumers")];
        }
        catch (BrokerUnreachableException exception)
        {
            // It may be what holds everything up; the rest is told all the same.
            return [$"broker: {exception.GetBaseException().Message}"];
        }
    }

    // A message is two lines: where it comes from, and what it says.
    private static IEnumerable<string> InLog(ManagedProcess process)
    {
        var lines = File.ReadAllLines(process.Log);
        return lines.Zip(lines.Skip(1))
            .Where(pair => pair.First.Contains(" warn: ", StringComparison.Ordinal) || pair.First.Contains(" fail: ", StringComparison.Ordinal))
            .TakeLast(LastMessages).Select(pair => $"{process.Name} {process.Instance}: {pair.First}{pair.Second}");
    }

    private static string Line(string where, IReadOnlyDictionary<string, object?> row) =>
        $"{where}: {string.Join(", ", row.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Key} {column.Value}")))}";
}
