using Evaluation.Contracts.Events;
using Evaluation.Hosting.Background;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Levels.Cohorts;

/// <summary>Asks Cohorts, at start and every few minutes, for whatever was said while this service was down and the transport forgot.</summary>
public sealed class CatchUp<TSums>(LevelServices<TSums> services, ILogger<CatchUp<TSums>> log)
    : Rounds(TimeSpan.FromMinutes(5), services.Database.Clock, log) // A question that finds nothing missing costs one message.
    where TSums : class
{
    private static readonly string[] Kinds = [nameof(CohortPlanned), nameof(RosterChanged), nameof(CohortRemoved)];

    protected override string Undone => $"{services.Measure.Service} could not ask for what it missed";

    public override Task RunAsync(CancellationToken cancellation) => services.Database.WriteAsync(async work =>
    {
        var plans = await work.QueryAsync<PlanRow>("SELECT id, removed, plan_epoch, plan_number FROM cohorts");
        var rosters = await work.QueryAsync<RosterRow>(
            """
            SELECT r.cohort_id, r.epoch, MAX(r.number) AS number, COUNT(*) AS persons, SUM(r.number) AS number_sum
            FROM roster r INNER JOIN (SELECT cohort_id, MAX(epoch) AS epoch FROM roster GROUP BY cohort_id) latest
                ON latest.cohort_id = r.cohort_id AND latest.epoch = r.epoch
            GROUP BY r.cohort_id, r.epoch
            """);
        work.Publish(new ReplayRequested(services.Measure.Service, Kinds,
        [
            .. plans.Select(plan => new KnownState(plan.Id, plan.Removed != 0 ? nameof(CohortRemoved) : nameof(CohortPlanned), new(plan.PlanEpoch, plan.PlanNumber))),
            .. rosters.Select(roster => new KnownState(roster.CohortId, nameof(RosterChanged), new(roster.Epoch, roster.Number), roster.Persons, roster.NumberSum)),
        ]));
    }, cancellation);

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
