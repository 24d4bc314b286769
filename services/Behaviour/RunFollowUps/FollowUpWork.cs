using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;

namespace Evaluation.Behaviour.RunFollowUps;

/// <summary>Opens, reminds and closes when the day has come.</summary>
internal sealed class FollowUpWork(LevelServices<BehaviourSums> services, ILogger<FollowUpWork> log) : DueWork<FollowUpKey>(services.Database, log)
{
    public override async Task BeginAsync(CancellationToken cancellation)
    {
        // Those that were known before there were follow-ups.
        var cohorts = await Database.ReadAsync(session => session.QueryAsync<Guid>(
            "SELECT id FROM cohorts WHERE removed = 0 AND NOT EXISTS (SELECT 1 FROM follow_ups f WHERE f.cohort_id = cohorts.id)"), cancellation);
        foreach (var cohort in cohorts)
        {
            await Database.WriteAsync(async work =>
            {
                if (await HeldCohort.FindAsync(work, cohort) is { } planned && await PlanFollowUps.RunAsync(work, planned)) await services.Ledger.ReplanAsync(work, cohort);
            }, cancellation);
        }
    }

    protected override Task<IReadOnlyList<FollowUpKey>> FindDueAsync(Session session, DateTimeOffset now, int most) => session.QueryAsync<FollowUpKey>(
        "SELECT cohort_id, months FROM follow_ups WHERE due_at <= @now ORDER BY due_at {first @most}", new { now, most });

    protected override async Task StepAsync(UnitOfWork work, FollowUpKey key)
    {
        // The lock first: another instance may have taken this step a moment ago.
        var planned = await HeldCohort.FindAsync(work, key.CohortId);
        var wave = await FollowUpRows.FindAsync(work, key.CohortId, key.Months);
        if (wave is null || wave.DueAt is null || wave.DueAt > work.Now) return;
        if (planned is null)
        {
            await PostponeAsync(work, key, until: null);
            return;
        }
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        var step = new FollowUpStep(work, planned, wave, today);
        await (wave.State switch
        {
            FollowUpStates.Scheduled or FollowUpStates.Opening => step.OpenAsync(),
            FollowUpStates.Open when today <= wave.ClosesOn => step.RemindAsync(),
            FollowUpStates.Open => step.CloseAsync(),
            _ => step.SettleAsync(),
        });
        await FollowUpRows.UpdateAsync(work, wave);
    }

    protected override Task PostponeAsync(UnitOfWork work, FollowUpKey key, DateTimeOffset until) => PostponeAsync(work, key, (DateTimeOffset?)until);

    private static Task<int> PostponeAsync(UnitOfWork work, FollowUpKey key, DateTimeOffset? until) => work.ExecuteAsync(
        "UPDATE follow_ups SET due_at = @until WHERE cohort_id = @CohortId AND months = @Months", new { until, key.CohortId, key.Months });
}

internal sealed record FollowUpKey
{
    public Guid CohortId { get; init; }
    public int Months { get; init; }
}
