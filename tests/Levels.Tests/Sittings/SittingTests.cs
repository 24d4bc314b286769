using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.Sittings;

/// <summary>A participant's time at a test: what is saved is never lost, what is handed in counts once.</summary>
public abstract class SittingTests(DatabaseProvider provider)
{
    [Fact]
    public async Task From_the_start_to_the_figures_of_the_chain()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);

        var started = await room.StartAsync();
        var saved = await room.SaveAsync(new { q1 = "Kuning" }, version: 1);
        var handedIn = await room.HandInAsync(Room.AllRight);
        await room.Kit.SummariseAsync();

        (started.Status, (string?)started.Json["state"], (int)started.Json["version"]!).ShouldBe((200, "inProgress", 1), started.Text);
        (saved.Status, (int)saved.Json["version"]!).ShouldBe((200, 2), saved.Text);
        (handedIn.Status, (string?)handedIn.Json["state"], (decimal?)handedIn.Json["score"]).ShouldBe((200, "scored", 100m), handedIn.Text);
        handedIn.Json["questions"]!.AsArray().ShouldBeEmpty();
        var stored = (await room.Kit.AnswersAsync(room.Book)).ShouldHaveSingleItem();
        (stored.Kind, stored.Occasion, stored.Source, stored.EnteredBy, stored.Version).ShouldBe(("attempt", "post", "link", "somebody", 1));
        var summary = (await room.Kit.ToldAsync()).OfType<LearningSummarised>().ShouldHaveSingleItem().Summary;
        (summary.Posttested, summary.PassRate).ShouldBe((1, 1d));
        summary.Items!.Select(item => item.Difficulty).ShouldBe([1d, 1d, 1d]);
    }

    [Fact]
    public async Task No_key_and_no_rubric_reaches_a_participant()
    {
        await using var room = await Room.OpenAsync(provider);

        string[] bodies =
        [
            (await room.Api.GetAsync(room.Person, "/api/learning/tasks")).Text, (await room.StartAsync()).Text, (await room.GetAsync()).Text,
            (await room.SaveAsync(new { q9 = "?" })).Text, (await room.HandInAsync(new { q1 = "Merah", q4 = "Tidak tahu" })).Text, (await room.GetAsync()).Text,
        ];

        bodies.ShouldAllBe(body => !body.Contains("Rubrik", StringComparison.Ordinal) && !body.Contains("Bandung", StringComparison.Ordinal) && !body.Contains("\"key", StringComparison.OrdinalIgnoreCase));
        JsonNode.Parse(bodies[1])!["questions"]![0]!.AsObject().Select(field => field.Key).ShouldBe(["code", "text", "type", "options", "points"]);
    }

    [Fact]
    public async Task A_second_start_goes_on_where_the_first_one_is()
    {
        await using var room = await Room.OpenAsync(provider);
        var first = await room.StartAsync();
        await room.SaveAsync(new { q1 = "Merah" });
        room.Kit.Clock.Advance(TimeSpan.FromMinutes(20));

        var second = await room.StartAsync();

        ((string?)second.Json["startedAt"], (string?)second.Json["endsAt"]).ShouldBe(((string?)first.Json["startedAt"], (string?)first.Json["endsAt"]));
        ((string?)second.Json["answers"]!["q1"], (int)second.Json["version"]!).ShouldBe(("Merah", 2));
        (await room.GetAsync()).Json["answers"]!.ToJsonString().ShouldBe("""{"q1":"Merah"}""");
    }

    [Fact]
    public async Task Two_starts_at_once_are_one_sitting()
    {
        await using var room = await Room.OpenAsync(provider);

        var replies = await Task.WhenAll(room.StartAsync(), room.StartAsync(), room.StartAsync());

        replies.Select(reply => reply.Status).ShouldBe([200, 200, 200]);
        (await room.Kit.CountAsync("sittings", room.Book)).ShouldBe(1);
    }

    [Fact]
    public async Task What_another_page_has_saved_is_not_overwritten_unseen()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        await room.SaveAsync(new { q1 = "Merah" }, version: 1);

        var stale = await room.SaveAsync(new { q1 = "Hijau" }, version: 1);
        var overwritten = await room.SaveAsync(new { q1 = "Hijau" });

        (stale.Status, overwritten.Status, (int)overwritten.Json["version"]!).ShouldBe((412, 200, 3));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_nothing_is_stored()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        var wrong = new Dictionary<string, string> { ["q1"] = "Biru", ["q2"] = "Satu|Lima", ["q3"] = new('x', 201), ["q4"] = new('x', 8001), ["q5"] = "?" };

        var saved = await room.SaveAsync(wrong);
        var handedIn = await room.HandInAsync(wrong);

        saved.Status.ShouldBe(422);
        saved.Errors.ShouldBe(["answers.q1 unknownOption", "answers.q2 unknownOption", "answers.q3 tooLong", "answers.q4 tooLong", "answers.q5 unknownQuestion"], ignoreOrder: true);
        (handedIn.Status, (string?)(await room.GetAsync()).Json["state"]).ShouldBe((422, "inProgress"));
        (await room.Api.PutAsync(room.Person, room.Address(), new { })).Errors.ShouldBe(["answers missing"]);
    }

    [Fact]
    public async Task A_blank_answer_gets_no_points()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();

        var handedIn = await room.HandInAsync(new { q1 = "Kuning", q2 = " ", q4 = "" });

        // 2 of 10 points; nobody has to mark a blank essay.
        ((string?)handedIn.Json["state"], (decimal?)handedIn.Json["score"]).ShouldBe(("scored", 20m));
    }

    [Fact]
    public async Task Whoever_hands_in_blank_pages_gets_nought()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();

        ((decimal?)(await room.HandInAsync(new { })).Json["score"]).ShouldBe(0m);
        (await room.ScoresAsync()).ShouldBe([0m]);
    }

    [Fact]
    public async Task The_same_hand_in_again_is_answered_the_same()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();

        var first = await room.HandInAsync(Room.AllRight, "key-1");
        var again = await room.HandInAsync(Room.AllRight, "key-1");
        var withoutKey = await room.HandInAsync(Room.AllRight);
        var other = await room.HandInAsync(new { q1 = "Merah" }, "key-2");
        var reused = await room.HandInAsync(new { q1 = "Merah" }, "key-1");

        (again.Text, withoutKey.Text).ShouldBe((first.Text, first.Text));
        (other.Status, other.Code, reused.Code).ShouldBe((409, "handedIn", "idempotencyKeyReused"));
        (await room.StartAsync()).Code.ShouldBe("handedIn");
        (await room.ScoresAsync()).ShouldBe([100m]);
    }

    [Fact]
    public async Task Two_hand_ins_at_once_are_one_answer()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();

        var replies = await Task.WhenAll(room.HandInAsync(Room.AllRight, "k"), room.HandInAsync(Room.AllRight, "k"), room.HandInAsync(new { q1 = "Merah" }));

        replies.Count(reply => reply.Status == 200).ShouldBeInRange(1, 2);
        (await room.Kit.AnswersAsync(room.Book)).Count.ShouldBe(1);
        (await room.Kit.QueryAsync<int>("SELECT COUNT(*) FROM audit WHERE action = 'attempt-submitted'")).ShouldBe([1]);
    }

    [Fact]
    public async Task Nobody_sees_or_takes_the_test_of_somebody_else()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        var (rater, stranger) = (Room.Of(room.Book.Raters[0]), Room.Of(Guid.NewGuid()));

        (await room.GetAsync(Room.Of(room.Book.Participants[1]))).Status.ShouldBe(404);
        foreach (var other in new[] { rater, stranger })
        {
            (await room.StartAsync(other)).Status.ShouldBe(404);
            (await room.GetAsync(other)).Status.ShouldBe(404);
            (await room.SaveAsync(new { }, caller: other)).Status.ShouldBe(404);
            (await room.HandInAsync(new { }, caller: other)).Status.ShouldBe(404);
        }
        (await room.StartAsync(phase: "mid")).Status.ShouldBe(404);
        (await room.StartAsync(Room.Unit)).Status.ShouldBe(403);
        (await room.Api.GetAsync(room.Person, $"/api/learning/{room.Book.Code}/essays")).Status.ShouldBe(403);
        (await room.Api.GetAsync(room.Person, $"/api/learning/{room.Book.Code}/scores")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_plan_without_questions_asks_nobody()
    {
        await using var room = await Room.OpenAsync(provider, Plans.All);

        (await room.StartAsync()).Status.ShouldBe(404);
        (await room.Api.GetAsync(room.Person, "/api/learning/tasks")).Json["tasks"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_of_tasks_says_what_a_start_page_needs_until_it_is_handed_in()
    {
        await using var room = await Room.OpenAsync(provider);

        var before = (await TasksAsync(room)).ShouldHaveSingleItem()!;
        await room.StartAsync();
        await room.SaveAsync(new { q1 = "Merah", q3 = " " });
        var under = (await TasksAsync(room)).ShouldHaveSingleItem()!;
        await room.HandInAsync(Room.WithEssay);

        (before["phase"]!.ToString(), (int)before["questions"]!, (int)before["timeLimitMinutes"]!, before["startedAt"], (int)before["answered"]!).ShouldBe(("post", 4, 45, null, 0));
        (before["participant"]!.ToString(), before["opensOn"]!.ToString(), before["closesOn"]!.ToString(), before["timeZone"]!.ToString())
            .ShouldBe((room.Book.Participants[0].ToString(), "2026-08-31", "2026-09-14", "Asia/Jakarta"));
        ((int)under["answered"]!, (DateTimeOffset)under["endsAt"]! - (DateTimeOffset)under["startedAt"]!).ShouldBe((1, TimeSpan.FromMinutes(45)));
        (await TasksAsync(room)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Removing_a_cohort_removes_its_tests()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        await room.HandInAsync(Room.WithEssay);

        await room.Kit.TakeAsync(room.Book.Removed);

        foreach (var table in new[] { "tests", "sittings", "essays", "answers" }) (await room.Kit.CountAsync(table, room.Book)).ShouldBe(0, table);
    }

    private static async Task<JsonArray> TasksAsync(Room room) => (await room.Api.GetAsync(room.Person, "/api/learning/tasks")).Json["tasks"]!.AsArray();
}

public sealed class SittingTests_on_sqlite() : SittingTests(DatabaseProvider.Sqlite);

public sealed class SittingTests_on_sql_server() : SittingTests(DatabaseProvider.SqlServer);
