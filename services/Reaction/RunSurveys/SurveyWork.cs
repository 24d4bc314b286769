using Evaluation.Contracts.Events;
using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Reaction.RunSurveys;

/// <summary>Asks for the reaction when the training ends. A survey's key is its cohort.</summary>
internal sealed class SurveyWork(LevelServices<ReactionSums> services, ILogger<SurveyWork> log) : AskingWork<Survey>(services.Database, log)
{
    protected override Task<IReadOnlyList<Guid>> FindUnplannedAsync(Session session) => session.QueryAsync<Guid>(
        "SELECT id FROM cohorts WHERE removed = 0 AND NOT EXISTS (SELECT 1 FROM surveys s WHERE s.cohort_id = cohorts.id)");

    protected override Task PlanAsync(UnitOfWork work, CohortPlanned planned) => Survey.PlanAsync(work, planned);

    protected override Task<IReadOnlyList<Guid>> FindDueAsync(Session session, DateTimeOffset now, int most) => session.QueryAsync<Guid>(
        "SELECT cohort_id FROM surveys WHERE due_at <= @now ORDER BY due_at {first @most}", new { now, most });

    protected override Task PostponeAsync(UnitOfWork work, Guid key, DateTimeOffset until) =>
        work.ExecuteAsync("UPDATE surveys SET due_at = @until WHERE cohort_id = @key", new { until, key });

    protected override Task<Survey?> FindAsync(Session session, Guid key) => Survey.FindAsync(session, key);

    protected override Task StoreAsync(UnitOfWork work, Survey window) => window.StoreAsync(work);

    protected override Task<IReadOnlyList<Guid>> MissingAsync(UnitOfWork work, CohortPlanned planned, Survey window, IReadOnlyList<RosterPerson> persons) =>
        AskedPersons.MissingAsync(work, planned, persons);

    protected override TaskKind TaskOf(Survey window) => TaskKind.ReactionSurvey;

    protected override void Audit(UnitOfWork work, Survey window, string what) =>
        work.Audit(window.CohortId.ToString("D"), new("reaction", "service", $"survey-{what}", window.CohortId.ToString("D")));

    protected override async Task CloseAsync(UnitOfWork work, CohortPlanned planned, Survey window, bool wasOpen)
    {
        await work.ExecuteAsync("DELETE FROM drafts WHERE cohort_id = @CohortId", new { window.CohortId });
        // What was over before it was known is nobody's fault.
        if (!wasOpen) return;
        var missing = await RosterPages.EachAsync(work, window.CohortId, page => AskedPersons.MissingAsync(work, planned, page));
        if (missing.Count > 0)
            work.Publish(new EscalationRequested(
                window.CohortId, await NoticeVersion.NextAsync(work, window.CohortId), EscalationReason.StillMissing, null, Missing: missing.Count, Task: TaskKind.ReactionSurvey));
    }
}
