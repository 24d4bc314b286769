using Evaluation.Contracts.Events;
using Microsoft.Extensions.Hosting;

namespace Evaluation.Levels.Cohorts;

/// <summary>Asks Cohorts at start for whatever was said while this service was down and the transport forgot.</summary>
public sealed class CatchUp<TSums>(LevelServices<TSums> services) : IHostedService where TSums : class
{
    private static readonly string[] Kinds = [nameof(CohortPlanned), nameof(RosterChanged), nameof(CohortRemoved)];

    public Task StartAsync(CancellationToken cancellationToken) => services.Database.WriteAsync(async work =>
    {
        var plans = await work.QueryAsync<PlanRow>("SELECT id, removed, plan_epoch, plan_number FROM cohorts");
        var rosters = await work.QueryAsync<RosterRow>(
            "SELECT cohort_id, MAX(epoch) AS epoch, MAX(number) AS number, COUNT(*) AS persons, SUM(number) AS number_sum FROM roster GROUP BY cohort_id");
        work.Publish(new ReplayRequested(services.Measure.Service, Kinds,
        [
            .. plans.Select(plan => new KnownState(plan.Id, plan.Removed != 0 ? nameof(CohortRemoved) : nameof(CohortPlanned), new(plan.PlanEpoch, plan.PlanNumber))),
            .. rosters.Select(roster => new KnownState(roster.CohortId, nameof(RosterChanged), new(roster.Epoch, roster.Number), roster.Persons, roster.NumberSum)),
        ]));
    }, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed class PlanRow
    {
        public Guid Id { get; init; }
        public int Removed { get; init; }
        public int PlanEpoch { get; init; }
        public long PlanNumber { get; init; }
    }

    private sealed class RosterRow
    {
        public Guid CohortId { get; init; }
        public int Epoch { get; init; }
        public long Number { get; init; }
        public int Persons { get; init; }
        public long NumberSum { get; init; }
    }
}
