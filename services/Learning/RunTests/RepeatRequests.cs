using Evaluation.Contracts.Events;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Learning.RunTests;

/// <summary>Asks again for the mails of an open test, where fewer people are known to have been invited than it asks.</summary>
internal static class RepeatRequests
{
    private const int PageSize = 500;

    public static async Task RunAsync(Database database, ReplayRequested request, CancellationToken cancellation)
    {
        var held = request.Known.Where(state => state.Kind.StartsWith($"{nameof(InvitationRequested)}/", StringComparison.Ordinal))
            .ToDictionary(state => (state.CohortId, state.Kind), state => state.Persons);
        var open = await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT id FROM tests WHERE state = @open", new { open = CohortTest.Open }), cancellation);
        foreach (var test in open)
            await database.WriteAsync(work => RepeatAsync(work, test, request.CohortId, held), cancellation);
    }

    private static async Task RepeatAsync(UnitOfWork work, Guid id, Guid? only, Dictionary<(Guid, string), int> held)
    {
        if (await CohortTest.FindAsync(work, id) is not { } found || (only is not null && only != found.CohortId)) return;
        if (await HeldCohort.FindAsync(work, found.CohortId) is not { } planned || await CohortTest.FindAsync(work, id) is not { State: CohortTest.Open } test) return;
        var days = test.Reminders(planned);
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        // Nobody counts reminders: those whose mails go today are asked for again.
        var isReminded = days.Contains(test.RemindedOn) && ReminderDays.MailDay(test.RemindedOn) >= today;
        var task = Phases.TaskOf(test.Phase);
        var invited = held.GetValueOrDefault((test.CohortId, $"{nameof(InvitationRequested)}/{(task == TaskKind.PreTest ? "preTest" : "postTest")}"));
        var missing = await MissingAsync(work, test);
        var over = await work.ValueAsync<int>(
            "SELECT COUNT(*) FROM sittings WHERE cohort_id = @CohortId AND phase = @Phase AND (state <> @inProgress OR ends_at <= @Now)",
            new { test.CohortId, test.Phase, inProgress = Sitting.InProgress, work.Now });
        foreach (var members in missing.Chunk(PageSize))
        {
            if (invited < missing.Count + over)
                work.Publish(new InvitationRequested(test.CohortId, await NoticeVersion.NextAsync(work, test.CohortId), task, null, members, test.ClosesOn));
            if (isReminded)
                work.Publish(new ReminderRequested(test.CohortId, await NoticeVersion.NextAsync(work, test.CohortId), task, null, days.Count(day => day <= test.RemindedOn), members, test.ClosesOn));
        }
    }

    private static async Task<IReadOnlyList<Guid>> MissingAsync(UnitOfWork work, CohortTest test)
    {
        var missing = new List<Guid>();
        var after = Guid.Empty;
        while (await AskedParticipants.PageAsync(work, test.CohortId, after, PageSize) is { Count: > 0 } page)
        {
            missing.AddRange(await AskedParticipants.MissingAsync(work, test.CohortId, test.Phase, page, work.Now));
            after = page[^1].Id;
        }
        return missing;
    }
}
