using Evaluation.Learning.TakeTest;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.Sittings;

/// <summary>When a test can be taken, and what happens when its time is over.</summary>
public abstract class TimeTests(DatabaseProvider provider)
{
    [Theory]
    [InlineData("pre", "2026-08-03", "notOpen")]
    [InlineData("pre", "2026-08-04", null)]
    [InlineData("pre", "2026-08-11", null)]
    [InlineData("pre", "2026-08-12", "notOpen")]
    [InlineData("post", "2026-08-30", "notOpen")]
    [InlineData("post", "2026-08-31", null)]
    [InlineData("post", "2026-09-14", null)]
    [InlineData("post", "2026-09-15", "notOpen")]
    public async Task A_test_is_begun_within_its_days(string phase, string day, string? refusal)
    {
        await using var room = await Room.OpenAsync(provider, day: DateOnly.Parse(day, null));

        var started = await room.StartAsync(phase: phase);

        (started.Status, refusal is null ? null : started.Code).ShouldBe((refusal is null ? 200 : 409, refusal), started.Text);
        (await room.Api.GetAsync(room.Person, "/api/learning/tasks")).Json["tasks"]!.AsArray().Count.ShouldBe(refusal is null ? 1 : 0);
    }

    [Fact]
    public async Task On_the_last_evening_the_day_ends_before_the_time_limit()
    {
        await using var room = await Room.OpenAsync(provider, day: Room.ClosesOn);
        // Half past eleven in Jakarta.
        room.Kit.Clock.Advance(TimeSpan.FromHours(15.5));

        var started = await room.StartAsync();

        ((DateTimeOffset)started.Json["endsAt"]!).ShouldBe(new DateTimeOffset(2026, 9, 14, 17, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_was_saved_in_time_is_handed_in_when_the_time_is_over()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();
        await room.SaveAsync(new { q1 = "Kuning" });
        room.Kit.Clock.Advance(TimeSpan.FromMinutes(46));
        await room.RunDueAsync();
        (await room.Kit.AnswersAsync(room.Book)).ShouldBeEmpty("a hand-in may still be on its way");

        room.Kit.Clock.Advance(TimeSpan.FromSeconds(2));
        await room.RunDueAsync();

        (await room.ScoresAsync()).ShouldBe([40m]);
        var read = await room.GetAsync();
        ((string?)read.Json["state"], (decimal?)read.Json["score"]).ShouldBe(("scored", 40m));
        (await room.Kit.QueryAsync<string>("SELECT actor FROM audit WHERE action = 'test-handed-in'")).ShouldBe(["learning"]);
        (await room.Kit.AnswersAsync(room.Book)).ShouldHaveSingleItem().Source.ShouldBe("link");
    }

    [Fact]
    public async Task Two_instances_hand_in_once()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        foreach (var participant in room.Book.Participants)
        {
            await room.StartAsync(Room.Of(participant));
            await room.SaveAsync(new { q1 = "Kuning" }, caller: Room.Of(participant));
        }
        var second = await room.Kit.AgainAsync();
        room.Kit.Clock.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(room.RunDueAsync(), room.RunDueAsync(second));
        await room.RunDueAsync();

        (await room.Kit.AnswersAsync(room.Book)).Count.ShouldBe(6);
        (await room.Kit.QueryAsync<int>("SELECT COUNT(*) FROM audit WHERE action = 'attempt-submitted'")).ShouldBe([6]);
        (await room.Kit.QueryAsync<int>("SELECT COUNT(*) FROM sittings WHERE state = 'scored' AND due_at IS NULL")).ShouldBe([6]);
    }

    [Fact]
    public async Task When_killed_in_the_middle_of_a_hand_in_nothing_of_it_has_happened()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        await room.SaveAsync(Room.AllRight);
        var before = await room.Kit.StateAsync(room.Book);
        var (services, id) = (room.Kit.Services, Guid.Parse(await room.SittingIdAsync()));

        await Should.ThrowAsync<OperationCanceledException>(() => services.Database.WriteAsync(async work =>
        {
            var planned = (await HeldCohort.FindAsync(work, room.Book.CohortId))!;
            var sitting = (await SittingRows.FindAsync(work, id))!;
            await HandIn.RunAsync(work, services, planned, sitting, sitting.Given);
            throw new OperationCanceledException("killed");
        }));

        (await room.Kit.StateAsync(room.Book), (await room.Kit.AnswersAsync(room.Book)).Count).ShouldBe((before, 0));
        room.Kit.Clock.Advance(TimeSpan.FromHours(1));
        await room.RunDueAsync();
        (await room.ScoresAsync()).ShouldBe([50m]);
    }

    [Fact]
    public async Task A_sitting_that_was_left_before_anything_was_saved_is_no_score_of_nought()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();
        room.Kit.Clock.Advance(TimeSpan.FromHours(1));

        await room.RunDueAsync();

        (await room.Kit.AnswersAsync(room.Book)).ShouldBeEmpty();
        var read = await room.GetAsync();
        ((string?)read.Json["state"], (decimal?)read.Json["score"]).ShouldBe(("scored", null));
        (await room.StartAsync()).Code.ShouldBe("sittingOver");
    }

    [Fact]
    public async Task A_hand_in_that_was_on_its_way_counts_and_a_later_one_does_not()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        var (quick, slow) = (Room.Of(room.Book.Participants[0]), Room.Of(room.Book.Participants[1]));
        foreach (var caller in new[] { quick, slow })
        {
            await room.StartAsync(caller);
            await room.SaveAsync(new { q1 = "Kuning" }, caller: caller);
        }

        room.Kit.Clock.Advance(TimeSpan.FromMinutes(45) + TimeSpan.FromSeconds(59));
        var saved = await room.SaveAsync(Room.AllRight, caller: quick);
        var inTime = await room.HandInAsync(Room.AllRight, caller: quick);
        room.Kit.Clock.Advance(TimeSpan.FromSeconds(2));
        var late = await room.HandInAsync(Room.AllRight, caller: slow);
        await room.RunDueAsync();
        var later = await room.HandInAsync(Room.AllRight, caller: slow);

        (saved.Code, inTime.Status, late.Code, later.Code).ShouldBe(("sittingOver", 200, "sittingOver", "sittingOver"));
        (await room.ScoresAsync()).Order().ShouldBe([40m, 100m]);
    }

    [Fact]
    public async Task Without_a_limit_there_is_time_until_the_last_day_ends()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices with { Learning = Room.Choices.Learning! with { Test = Room.Choices.Learning.Test! with { TimeLimitMinutes = null } } });
        await room.StartAsync();
        room.Kit.Clock.Advance(TimeSpan.FromDays(14));

        (await room.SaveAsync(new { q1 = "Kuning" })).Status.ShouldBe(200);
        room.Kit.Clock.Advance(TimeSpan.FromDays(1));
        await room.RunDueAsync();

        (await room.ScoresAsync()).ShouldBe([40m]);
    }
}

public sealed class TimeTests_on_sqlite() : TimeTests(DatabaseProvider.Sqlite);

public sealed class TimeTests_on_sql_server() : TimeTests(DatabaseProvider.SqlServer);
