using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.TakeTest;

/// <summary>Hands in what was saved in time, where the time is over and nobody has handed in.</summary>
internal sealed class SittingWork(LevelServices<LearningSums> services, ILogger<SittingWork> log) : DueWork<Guid>(services.Database, log)
{
    // A plan that lost its test may get it back; until then nobody is scored by it.
    private static readonly TimeSpan WithoutPlan = TimeSpan.FromHours(6);

    protected override Task<IReadOnlyList<Guid>> FindDueAsync(Session session, DateTimeOffset now, int most) => session.QueryAsync<Guid>(
        "SELECT id FROM sittings WHERE due_at <= @now ORDER BY due_at {first @most}", new { now, most });

    protected override Task PostponeAsync(UnitOfWork work, Guid key, DateTimeOffset until) =>
        work.ExecuteAsync("UPDATE sittings SET due_at = @until WHERE id = @key", new { until, key });

    protected override async Task StepAsync(UnitOfWork work, Guid key)
    {
        // The lock first: the participant, or another instance, may have handed it in a moment ago.
        if (await SittingRows.FindAsync(work, key) is not { } found || await HeldCohort.FindAsync(work, found.CohortId) is not { } planned) return;
        if (await SittingRows.FindAsync(work, key) is not { State: Sitting.InProgress, DueAt: { } due } sitting || due > work.Now) return;
        if (planned.Definition.Plan.Learning?.Test is null) await PostponeAsync(work, key, work.Now + WithoutPlan);
        else if (work.Now <= sitting.EndsAt + Sitting.Travel) await PostponeAsync(work, key, sitting.EndsAt + Sitting.Travel + TimeSpan.FromSeconds(1));
        else if (sitting.Given.Count == 0) await LeaveAsync(work, sitting);
        else
        {
            await HandIn.RunAsync(work, services, planned, sitting, sitting.Given);
            Audit(work, sitting, "test-handed-in");
        }
    }

    private static async Task LeaveAsync(UnitOfWork work, Sitting sitting)
    {
        (sitting.State, sitting.DueAt, sitting.Version) = (Sitting.Left, null, sitting.Version + 1);
        await SittingRows.StoreAsync(work, sitting);
        Audit(work, sitting, "test-left");
    }

    private static void Audit(UnitOfWork work, Sitting sitting, string action) =>
        work.Audit(sitting.CohortId.ToString("D"), new("learning", "service", action, sitting.Id.ToString("D"), $"{sitting.Phase} {sitting.Number}"));
}
