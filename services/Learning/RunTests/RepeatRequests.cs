using Evaluation.Contracts.Events;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;

namespace Evaluation.Learning.RunTests;

/// <summary>Asks again for the mails of an open test, where fewer people are known to have been invited than it asks.</summary>
internal static class RepeatRequests
{
    public static async Task RunAsync(Database database, ReplayRequested request, CancellationToken cancellation)
    {
        var held = request.Known.Where(state => state.Kind.StartsWith($"{nameof(InvitationRequested)}/", StringComparison.Ordinal))
            .ToDictionary(state => (state.CohortId, state.Kind), state => state.Persons);
        var open = await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT id FROM tests WHERE state = @open", new { open = AskedWindow.Open }), cancellation);
        foreach (var test in open)
            await database.WriteAsync(work => RepeatAsync(work, test, request.CohortId, held), cancellation);
    }

    private static async Task RepeatAsync(UnitOfWork work, Guid id, Guid? only, Dictionary<(Guid, string), int> held)
    {
        if (await CohortTest.FindAsync(work, id) is not { } found || (only is not null && only != found.CohortId)) return;
        if (await HeldCohort.FindAsync(work, found.CohortId) is not { } planned || await CohortTest.FindAsync(work, id) is not { State: AskedWindow.Open } test) return;
        // Nobody counts reminders: those whose mails go today are asked for again.
        var isReminding = test.IsReminding(planned, CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now));
        var task = Phases.TaskOf(test.Phase);
        var invited = held.GetValueOrDefault((test.CohortId, $"{nameof(InvitationRequested)}/{(task == TaskKind.PreTest ? "preTest" : "postTest")}"));
        var missing = await RosterPages.EachAsync(work, test.CohortId, page => AskedParticipants.MissingAsync(work, test.CohortId, test.Phase, page, work.Now));
        var over = await work.ValueAsync<int>(
            "SELECT COUNT(*) FROM sittings WHERE cohort_id = @CohortId AND phase = @Phase AND (state <> @inProgress OR ends_at <= @Now)",
            new { test.CohortId, test.Phase, inProgress = Sitting.InProgress, work.Now });
        foreach (var members in missing.Chunk(RosterPages.Size))
        {
            if (invited < missing.Count + over) await test.InviteAsync(work, task, members);
            if (isReminding) await test.RemindAsync(work, planned, task, test.RemindedOn, members);
        }
    }
}
