using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evaluation.Hosting.Databases;

/// <summary>Unhealthy where a service's database does not answer; degraded where its events are held up. It is migrated before anybody can ask.</summary>
internal sealed class DatabaseHealth(Database database) : IHealthCheck
{
    /// <summary>What does not answer for so long does not answer.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);

    // A broker that restarts is back before; what waits longer is worth a look.
    private static readonly TimeSpan HeldUp = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Judge(await OutboxState.ReadAsync(database, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it is, the service cannot store anything: that is what the one who asks must know.
            return HealthCheckResult.Unhealthy($"The database of {database.Service} does not answer: {exception.Message}");
        }
    }

    private HealthCheckResult Judge(OutboxState outbox)
    {
        var age = outbox.AgeAt(database.Clock.GetUtcNow());
        var told = new List<string>();
        if (age > HeldUp) told.Add($"{outbox.Waiting} events wait to be sent, the oldest for {(int)age.TotalMinutes} minutes.");
        if (outbox.Parked > 0) told.Add($"{outbox.Parked} events are parked: an admin replays or discards them.");
        return told.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', told));
    }
}
