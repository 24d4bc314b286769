using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.SetPolicy;

/// <summary>Brings a policy to the cohorts of its type, each in a transaction of its own; now and then those that a crash, or an import at the same moment, has left out.</summary>
internal sealed class PolicySpread([FromKeyedServices(CohortsService.Database)] Database database, ILogger<PolicySpread> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT id FROM cohorts WHERE removed = 0"), cancellation))
            if (await database.ReadAsync(session => ChangedAsync(session, id), cancellation) is not null)
                await database.WriteAsync(work => TellAsync(work, id), cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The database does not answer; those that have been told stay told.
                log.LogWarning("Policies could not be brought to all cohorts: {Reason}", exception.Message);
            }
            await Task.Delay(Interval, database.Clock, stoppingToken);
        }
    }

    /// <summary>The cohort as it should be; null when it is.</summary>
    private static async Task<Changed?> ChangedAsync(Session session, Guid id)
    {
        var row = await session.FirstOrDefaultAsync<Row>(
            $"SELECT number, planned FROM cohorts {(session is UnitOfWork ? "{lock}" : "")} WHERE id = @id AND removed = 0", new { id });
        if (row is null) return null;
        var planned = WireFormat.Read<CohortPlanned>(row.Planned);
        var policy = await Policies.FindAsync(session, planned.Definition.Programme.Kind);
        return Text(policy) == Text(planned.Policy) ? null : new(row.Number, planned with { Policy = policy });
    }

    private static async Task TellAsync(UnitOfWork work, Guid id)
    {
        if (await ChangedAsync(work, id) is not { } changed) return;
        var planned = changed.Planned with { Version = changed.Planned.Version with { Number = changed.Number + 1 } };
        await work.ExecuteAsync(
            "UPDATE cohorts SET number = @Number, planned = @planned WHERE id = @id", new { id, planned.Version.Number, planned = WireFormat.Write(planned) });
        work.Publish(planned);
    }

    private static string Text(FollowUpPolicy? policy) => WireFormat.Write(policy);

    private sealed record Changed(long Number, CohortPlanned Planned);

    private sealed class Row
    {
        public long Number { get; init; }
        public string Planned { get; init; } = "";
    }
}
