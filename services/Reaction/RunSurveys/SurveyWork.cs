using Evaluation.Contracts.Events;
using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Reaction.RunSurveys;

/// <summary>Invites when the training ends, reminds, and closes when the days are over.</summary>
internal sealed class SurveyWork(LevelServices<ReactionSums> services, ILogger<SurveyWork> log) : DueWork<Guid>(services.Database, log)
{
    // No event grows beyond what a mail run takes at once.
    private const int PageSize = 500;

    /// <summary>Cohorts that were known before there were invitations.</summary>
    public override async Task BeginAsync(CancellationToken cancellation)
    {
        var cohorts = await Database.ReadAsync(session => session.QueryAsync<Guid>(
            "SELECT id FROM cohorts WHERE removed = 0 AND NOT EXISTS (SELECT 1 FROM surveys s WHERE s.cohort_id = cohorts.id)"), cancellation);
        foreach (var cohort in cohorts)
        {
            await Database.WriteAsync(async work =>
            {
                if (await HeldCohort.FindAsync(work, cohort) is { } planned) await Survey.PlanAsync(work, planned);
            }, cancellation);
        }
    }

    protected override Task<IReadOnlyList<Guid>> FindDueAsync(Session session, DateTimeOffset now, int most) => session.QueryAsync<Guid>(
        "SELECT cohort_id FROM surveys WHERE due_at <= @now ORDER BY due_at {first @most}", new { now, most });

    protected override Task PostponeAsync(UnitOfWork work, Guid key, DateTimeOffset until) =>
        work.ExecuteAsync("UPDATE surveys SET due_at = @until WHERE cohort_id = @key", new { until, key });

    protected override async Task StepAsync(UnitOfWork work, Guid key)
    {
        // The lock first: another instance may have taken this step a moment ago.
        if (await HeldCohort.FindAsync(work, key) is not { } planned) return;
        if (await Survey.FindAsync(work, key) is not { } survey || survey.DueAt is null || survey.DueAt > work.Now) return;
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        if (today > survey.ClosesOn) await CloseAsync(work, planned, survey);
        else await AskAsync(work, planned, survey, today);
        await survey.StoreAsync(work);
    }

    /// <summary>Invites or reminds the next page of those who have not answered.</summary>
    private static async Task AskAsync(UnitOfWork work, CohortPlanned planned, Survey survey, DateOnly today)
    {
        var isInvitation = survey.State == Survey.Scheduled;
        var days = survey.Reminders(planned);
        var step = days.Count(day => day <= today);
        var isDue = isInvitation || (step > 0 && days[step - 1] > survey.RemindedOn);
        var page = isDue ? await PageAsync(work, survey) : [];
        var members = await AskedPersons.MissingAsync(work, planned, page);
        if (members.Count > 0 && isInvitation)
            work.Publish(new InvitationRequested(survey.CohortId, await NoticeVersion.NextAsync(work, survey.CohortId), TaskKind.ReactionSurvey, null, members, survey.ClosesOn));
        else if (members.Count > 0)
            work.Publish(new ReminderRequested(survey.CohortId, await NoticeVersion.NextAsync(work, survey.CohortId), TaskKind.ReactionSurvey, null, step, members, survey.ClosesOn));
        if (page.Count == PageSize)
        {
            survey.PageAfter = page[^1].Id;
            return;
        }
        if (isInvitation) Audit(work, survey, "survey-opened");
        (survey.State, survey.PageAfter, survey.RemindedOn) = (Survey.Open, Guid.Empty, today);
        survey.Await(planned);
    }

    private static async Task CloseAsync(UnitOfWork work, CohortPlanned planned, Survey survey)
    {
        var wasOpen = survey.State == Survey.Open;
        survey.State = Survey.Closed;
        survey.Await(planned);
        await work.ExecuteAsync("DELETE FROM drafts WHERE cohort_id = @CohortId", new { survey.CohortId });
        Audit(work, survey, wasOpen ? "survey-closed" : "survey-found-closed");
        // What was over before it was known is nobody's fault.
        if (!wasOpen) return;
        var missing = 0;
        survey.PageAfter = Guid.Empty;
        while (await PageAsync(work, survey) is { Count: > 0 } page)
        {
            missing += (await AskedPersons.MissingAsync(work, planned, page)).Count;
            survey.PageAfter = page[^1].Id;
        }
        survey.PageAfter = Guid.Empty;
        if (missing > 0) work.Publish(new EscalationRequested(survey.CohortId, await NoticeVersion.NextAsync(work, survey.CohortId), EscalationReason.StillMissing, null, Missing: missing));
    }

    private static async Task<IReadOnlyList<RosterPerson>> PageAsync(Session session, Survey survey) =>
    [
        .. (await session.QueryAsync<string>(
            """
            SELECT person FROM roster
            WHERE cohort_id = @CohortId AND person_id > @PageAfter AND epoch = (SELECT MAX(r.epoch) FROM roster r WHERE r.cohort_id = @CohortId)
            ORDER BY person_id {first @count}
            """,
            new { survey.CohortId, survey.PageAfter, count = PageSize })).Select(WireFormat.Read<RosterPerson>),
    ];

    private static void Audit(UnitOfWork work, Survey survey, string action) => work.Audit(survey.CohortId.ToString("D"), new("reaction", "service", action, survey.CohortId.ToString("D")));
}
