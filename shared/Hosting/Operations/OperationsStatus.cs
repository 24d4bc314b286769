using Evaluation.Persistence.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evaluation.Hosting.Operations;

/// <param name="Broker">Why the depth of the queues is not known; null when it is.</param>
public sealed record OperationsStatus(OutboxStatus Outbox, long InboxDuplicates, IReadOnlyList<QueueStatus> Queues, string? Broker, ServiceHealth Health)
{
    internal static async Task<OperationsStatus> OfAsync(ServiceOperations operations, BrokerQueues broker, HealthCheckService health, CancellationToken cancellation)
    {
        var outbox = await OutboxState.ReadAsync(operations.Database, cancellation);
        var reason = !broker.Exist ? "The in-memory transport has no queues to count." : await broker.ReasonNotReachedAsync(cancellation);
        var queues = new List<QueueStatus>();
        foreach (var queue in operations.Queues)
        {
            queues.Add(reason is not null ? new(queue, null, null, null, null) : new(
                queue, await broker.DepthAsync(queue, cancellation),
                await broker.DepthAsync($"{queue}_error", cancellation), await broker.DepthAsync($"{queue}_dead", cancellation), await broker.DepthAsync($"{queue}_skipped", cancellation)));
        }
        return new(
            new(outbox.Waiting, outbox.AgeAt(operations.Database.Clock.GetUtcNow()).TotalSeconds, outbox.Parked), operations.Database.Duplicates, queues, reason,
            await ServiceHealth.OfAsync(operations.Service, health, cancellation));
    }
}

/// <param name="Waiting">Events that are still to be sent.</param>
/// <param name="OldestAge">Seconds that the oldest of them has waited; 0 when none waits.</param>
/// <param name="Parked">Events that were given up after all attempts.</param>
public sealed record OutboxStatus(int Waiting, double OldestAge, int Parked);

/// <summary>How many messages lie in a queue and beside it; null where there is no such queue.</summary>
/// <param name="Errors">Handled in vain.</param>
/// <param name="Dead">Given up by the broker after too many deliveries.</param>
/// <param name="Skipped">Wanted by no consumer.</param>
public sealed record QueueStatus(string Name, long? Depth, long? Errors, long? Dead, long? Skipped);
