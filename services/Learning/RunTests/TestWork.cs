using Evaluation.Contracts.Events;
using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.RunTests;

/// <summary>Asks participants to take their pre- and post-tests.</summary>
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
}
