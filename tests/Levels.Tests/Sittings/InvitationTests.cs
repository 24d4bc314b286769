using System.Globalization;
using Evaluation.Contracts.Events;
using Evaluation.Learning.RunTests;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Levels.Tests.Sittings;

/// <summary>Who is invited to a test when, and reminded.</summary>
public abstract class InvitationTests(DatabaseProvider provider)
{
    private static readonly DateOnly Before = Room.StartsOn.AddDays(-10), After = Room.ClosesOn.AddDays(2);

    [Fact]
    public async Task Those_without_a_score_are_invited_and_reminded_before_and_after()
    {
        await using var room = await Room.OpenAsync(provider, day: Before);
        await room.ScoreAsync(room.Book.Participants[5], 50, Room.Pre);

        var told = await GoToAsync(room, Room.EndsOn);
        foreach (var participant in room.Book.Participants[..2])
        {
            await room.StartAsync(Room.Of(participant));
            await room.HandInAsync(Room.WithEssay, caller: Room.Of(participant));
        }
        // Begun and left: there is nothing more that they could do.
        await room.StartAsync(Room.Of(room.Book.Participants[2]));
        told.AddRange(await GoToAsync(room, After));

        told.ShouldBe(
        [
            "2026-08-04 invited PreTest 5", "2026-08-07 reminded PreTest 1 5", "2026-08-10 reminded PreTest 2 5", "2026-08-11 reminded PreTest 3 5",
            "2026-08-12 escalated StillMissing PreTest 5",
            "2026-08-31 invited PostTest 6", "2026-09-03 reminded PostTest 1 3", "2026-09-07 reminded PostTest 2 3", "2026-09-13 reminded PostTest 3 3",
            // Who began and left has no score either.
            "2026-09-15 escalated StillMissing PostTest 4", "2026-09-15 escalated Unmarked PostTest 2",
        ]);
        (await room.Kit.QueryAsync<string>("SELECT state FROM tests")).ShouldBe(["closed", "closed"]);
    }

    [Fact]
    public async Task The_training_unit_is_told_of_unmarked_essays_at_the_closing_and_one_and_two_weeks_later()
    {
        await using var room = await Room.OpenAsync(provider, day: Room.EndsOn);
        await HandInByTwoAsync(room);

        var told = await GoToAsync(room, Room.ClosesOn.AddDays(5));
        await MarkAsync(room, 1);
        told.AddRange(await GoToAsync(room, Room.ClosesOn.AddDays(40)));

        told.Where(line => line.Contains("escalated", StringComparison.Ordinal)).ShouldBe(
            ["2026-09-15 escalated Unmarked PostTest 2", "2026-09-22 escalated Unmarked PostTest 1", "2026-09-29 escalated Unmarked PostTest 1"]);
    }

    [Fact]
    public async Task Of_a_test_that_everybody_took_and_whose_essays_are_marked_the_training_unit_hears_nothing()
    {
        await using var room = await Room.OpenAsync(provider, day: Room.EndsOn);
        await HandInByTwoAsync(room);
        await MarkAsync(room, 2);

        (await GoToAsync(room, Room.ClosesOn.AddDays(20))).ShouldNotContain(line => line.Contains("escalated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_test_that_is_given_more_time_closes_anew()
    {
        await using var room = await Room.OpenAsync(provider, day: Room.EndsOn);
        await HandInByTwoAsync(room);
        await GoToAsync(room, Room.ClosesOn.AddDays(9));
        room.Book.End(Room.EndsOn.AddDays(14));
        await room.Kit.TakeAsync(room.Book.Planned);

        (await GoToAsync(room, Room.ClosesOn.AddDays(40))).Where(line => line.Contains("escalated", StringComparison.Ordinal)).ShouldBe(
            ["2026-09-29 escalated Unmarked PostTest 2", "2026-10-06 escalated Unmarked PostTest 2", "2026-10-13 escalated Unmarked PostTest 2"]);
    }

    [Fact]
    public async Task A_test_that_was_over_before_it_was_known_writes_to_nobody()
    {
        await using var room = await Room.OpenAsync(provider, day: After);

        (await GoToAsync(room, After.AddDays(2))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cohort_that_is_moved_takes_its_tests_along()
    {
        await using var room = await Room.OpenAsync(provider, day: Before);
        room.Book.End(Room.EndsOn.AddDays(7));
        await room.Kit.TakeAsync(room.Book.Planned);

        (await GoToAsync(room, Room.StartsOn)).ShouldBe(["2026-08-11 invited PreTest 6"]);
    }

    [Fact]
    public async Task A_plan_that_loses_its_test_asks_nobody_any_more()
    {
        await using var room = await Room.OpenAsync(provider, day: Before);
        await room.Kit.TakeAsync(room.Book.Plan(Plans.All));

        (await GoToAsync(room, Room.StartsOn)).ShouldBeEmpty();
        (await room.Kit.CountAsync("tests", room.Book)).ShouldBe(0);
    }

    [Fact]
    public async Task Invitations_that_were_lost_are_asked_for_again()
    {
        await using var room = await Room.OpenAsync(provider, day: Room.EndsOn);
        await GoToAsync(room, Room.EndsOn);
        KnownState Held(int persons) => new(room.Book.CohortId, "InvitationRequested/postTest", default, persons);
        async Task<IReadOnlyList<string>> RepeatedAsync(params KnownState[] known)
        {
            await room.Kit.Services.Measure.RepeatRequestsAsync(room.Kit.Services.Database, new("notifications", ["InvitationRequested"], known), CancellationToken.None);
            return [.. (await room.Kit.ToldAsync()).Select(message => Line(message, Room.EndsOn)).OfType<string>()];
        }

        (await RepeatedAsync(Held(4))).ShouldBe(["2026-08-31 invited PostTest 6"]);
        (await RepeatedAsync()).ShouldBe(["2026-08-31 invited PostTest 6"]);
        (await RepeatedAsync(Held(6))).ShouldBeEmpty();
    }

    /// <summary>Two with essays; the others' scores are entered.</summary>
    private static async Task HandInByTwoAsync(Room room)
    {
        foreach (var participant in room.Book.Participants[..2])
        {
            await room.StartAsync(Room.Of(participant));
            (await room.HandInAsync(Room.WithEssay, caller: Room.Of(participant))).Status.ShouldBe(200);
        }
        foreach (var participant in room.Book.Participants[2..]) await room.ScoreAsync(participant, 50);
    }

    private static async Task MarkAsync(Room room, int sittings)
    {
        foreach (var essay in (await room.EssaysAsync()).Json!["items"]!.AsArray().Take(sittings))
            (await room.MarkAsync((string)essay!["sitting"]!, new { q4 = new { points = 3 } }, (int)essay["version"]!)).Status.ShouldBe(200);
    }

    private static async Task<List<string>> GoToAsync(Room room, DateOnly day)
    {
        var told = new List<string>();
        while (true)
        {
            await new TestWork(room.Kit.Services, NullLogger<TestWork>.Instance).RunDueAsync(CancellationToken.None);
            await room.RunDueAsync();
            var today = CohortCalendar.DateIn("Asia/Jakarta", room.Kit.Clock.GetUtcNow());
            told.AddRange((await room.Kit.ToldAsync()).Select(message => Line(message, today)).OfType<string>());
            if (today >= day) return told;
            room.Kit.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static string? Line(ICohortEvent message, DateOnly day)
    {
        var text = message switch
        {
            InvitationRequested invitation => $"invited {invitation.Task} {invitation.Members.Count}",
            ReminderRequested reminder => $"reminded {reminder.Task} {reminder.Step} {reminder.Members.Count}",
            EscalationRequested escalation => $"escalated {escalation.Reason} {escalation.Task} {escalation.Missing}",
            _ => null,
        };
        return text is null ? null : $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {text}";
    }
}

public sealed class InvitationTests_on_sqlite() : InvitationTests(DatabaseProvider.Sqlite);

public sealed class InvitationTests_on_sql_server() : InvitationTests(DatabaseProvider.SqlServer);
