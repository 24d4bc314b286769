using Evaluation.Contracts.Events;
using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.RunTests;

/// <summary>Invites to pre- and post-tests, reminds, and closes them when the days are over.</summary>
internal sealed class TestWork(LevelServices<LearningSums> services, ILogger<TestWork> log) : DueWork<Guid>(services.Database, log)
{
    // No event grows beyond what a mail run takes at once.
    private const int PageSize = 500;

    /// <summary>Cohorts that were known before tests were taken by link.</summary>
    public override async Task BeginAsync(CancellationToken cancellation)
    {
        var cohorts = await Database.ReadAsync(session => session.QueryAsync<Guid>(
            "SELECT id FROM cohorts WHERE removed = 0 AND planned LIKE '%\"test\":%' AND NOT EXISTS (SELECT 1 FROM tests t WHERE t.cohort_id = cohorts.id)"), cancellation);
        foreach (var cohort in cohorts)
        {
            await Database.WriteAsync(async work =>
            {
                if (await HeldCohort.FindAsync(work, cohort) is { } planned) await CohortTest.PlanAsync(work, planned);
            }, cancellation);
        }
    }

    protected override Task<IReadOnlyList<Guid>> FindDueAsync(Session session, DateTimeOffset now, int most) => session.QueryAsync<Guid>(
        "SELECT id FROM tests WHERE due_at <= @now ORDER BY due_at {first @most}", new { now, most });

    protected override Task PostponeAsync(UnitOfWork work, Guid key, DateTimeOffset until) =>
        work.ExecuteAsync("UPDATE tests SET due_at = @until WHERE id = @key", new { until, key });

    protected override async Task StepAsync(UnitOfWork work, Guid key)
    {
        // The lock first: another instance may have taken this step a moment ago.
        if (await CohortTest.FindAsync(work, key) is not { } found || await HeldCohort.FindAsync(work, found.CohortId) is not { } planned) return;
        if (await CohortTest.FindAsync(work, key) is not { } test || test.DueAt is null || test.DueAt > work.Now) return;
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        if (today > test.ClosesOn) Close(work, planned, test);
        else await AskAsync(work, planned, test, today);
        await test.StoreAsync(work);
    }

    /// <summary>Invites or reminds the next page of those who have no score yet.</summary>
    private static async Task AskAsync(UnitOfWork work, CohortPlanned planned, CohortTest test, DateOnly today)
    {
        var isInvitation = test.State == CohortTest.Scheduled;
        var days = test.Reminders(planned);
        var step = days.Count(day => day <= today);
        var isDue = isInvitation || (step > 0 && days[step - 1] > test.RemindedOn);
        var page = isDue ? await AskedParticipants.PageAsync(work, test.CohortId, test.PageAfter, PageSize) : [];
        var members = await AskedParticipants.MissingAsync(work, test.CohortId, test.Phase, page, work.Now);
        var task = Phases.TaskOf(test.Phase);
        if (members.Count > 0 && isInvitation)
            work.Publish(new InvitationRequested(test.CohortId, await NoticeVersion.NextAsync(work, test.CohortId), task, null, members, test.ClosesOn));
        else if (members.Count > 0)
            work.Publish(new ReminderRequested(test.CohortId, await NoticeVersion.NextAsync(work, test.CohortId), task, null, step, members, test.ClosesOn));
        if (page.Count == PageSize)
        {
            test.PageAfter = page[^1].Id;
            return;
        }
        if (isInvitation) Audit(work, test, "test-opened");
        (test.State, test.PageAfter, test.RemindedOn) = (CohortTest.Open, Guid.Empty, today);
        test.Await(planned);
    }

    private static void Close(UnitOfWork work, CohortPlanned planned, CohortTest test)
    {
        Audit(work, test, test.State == CohortTest.Open ? "test-closed" : "test-found-closed");
        test.State = CohortTest.Closed;
        test.Await(planned);
    }

    private static void Audit(UnitOfWork work, CohortTest test, string action) =>
        work.Audit(test.CohortId.ToString("D"), new("learning", "service", action, test.CohortId.ToString("D"), test.Phase));
}
