using Evaluation.Contracts.Events;
using Evaluation.Learning.MarkEssays;
using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.RunTests;

/// <summary>Asks participants to take their pre- and post-tests, and training units for what is missing when a test has closed.</summary>
internal sealed class TestWork(LevelServices<LearningSums> services, ILogger<TestWork> log) : AskingWork<CohortTest>(services.Database, log)
{
    protected override Task<IReadOnlyList<Guid>> FindUnplannedAsync(Session session) => session.QueryAsync<Guid>(
        "SELECT id FROM cohorts WHERE removed = 0 AND planned LIKE '%\"test\":%' AND NOT EXISTS (SELECT 1 FROM tests t WHERE t.cohort_id = cohorts.id)");

    protected override Task PlanAsync(UnitOfWork work, CohortPlanned planned) => CohortTest.PlanAsync(work, planned);

    protected override Task<IReadOnlyList<Guid>> FindDueAsync(Session session, DateTimeOffset now, int most) => session.QueryAsync<Guid>(
        "SELECT id FROM tests WHERE due_at <= @now ORDER BY due_at {first @most}", new { now, most });

    protected override Task PostponeAsync(UnitOfWork work, Guid key, DateTimeOffset until) =>
        work.ExecuteAsync("UPDATE tests SET due_at = @until WHERE id = @key", new { until, key });

    protected override Task<CohortTest?> FindAsync(Session session, Guid key) => CohortTest.FindAsync(session, key);

    protected override Task StoreAsync(UnitOfWork work, CohortTest window) => window.StoreAsync(work);

    protected override Task<IReadOnlyList<Guid>> MissingAsync(UnitOfWork work, CohortPlanned planned, CohortTest window, IReadOnlyList<RosterPerson> persons) =>
        AskedParticipants.MissingAsync(work, window.CohortId, window.Phase, persons, work.Now);

    protected override TaskKind TaskOf(CohortTest window) => Phases.TaskOf(window.Phase);

    protected override void Audit(UnitOfWork work, CohortTest window, string what) =>
        work.Audit(window.CohortId.ToString("D"), new("learning", "service", $"test-{what}", window.CohortId.ToString("D"), window.Phase));

    protected override async Task CloseAsync(UnitOfWork work, CohortPlanned planned, CohortTest window, bool wasOpen)
    {
        // What was over before it was known is nobody's fault.
        if (wasOpen)
        {
            var untested = await RosterPages.EachAsync(work, window.CohortId, page => AskedParticipants.UntestedAsync(work, window.CohortId, window.Phase, page));
            if (untested.Count > 0) await EscalateAsync(work, window, EscalationReason.StillMissing, untested.Count);
        }
        await LookAgainAsync(work, planned, window);
    }

    /// <summary>Until an essay is marked its test does not count, and nobody but the training unit can do anything about it.</summary>
    protected override async Task LookAgainAsync(UnitOfWork work, CohortPlanned planned, CohortTest window)
    {
        var unmarked = await EssayRows.UnmarkedAsync(work, window.CohortId, window.Phase);
        if (unmarked > 0) await EscalateAsync(work, window, EscalationReason.Unmarked, unmarked);
    }

    private static async Task EscalateAsync(UnitOfWork work, CohortTest window, EscalationReason reason, int missing) => work.Publish(new EscalationRequested(
        window.CohortId, await NoticeVersion.NextAsync(work, window.CohortId), reason, null, Missing: missing, Task: Phases.TaskOf(window.Phase)));
}
