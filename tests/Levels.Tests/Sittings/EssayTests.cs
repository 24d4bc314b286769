using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.Sittings;

/// <summary>Essays are marked without names; an attempt counts when all of it is marked, and follows what is changed later.</summary>
public abstract class EssayTests(DatabaseProvider provider)
{
    private static readonly CohortPlan TwoEssays = Room.Plan with
    {
        Learning = Room.Plan.Learning! with { Test = Room.Test with { Questions = [.. Room.Test.Questions, new("q5", "Jelaskan", QuestionType.Essay, Rubric: "R5", Points: 10)] } },
    };

    [Fact]
    public async Task Nothing_is_counted_while_an_essay_is_not_marked()
    {
        await using var room = await Room.OpenAsync(provider, TwoEssays);
        var handedIn = await HandedInAsync(room);
        var sitting = await room.SittingIdAsync();

        var one = await room.MarkAsync(sitting, new { q4 = new { points = 2.5 } }, 2);
        var before = await room.ScoresAsync();
        var two = await room.MarkAsync(sitting, new { q5 = new { points = 10, remark = "Lengkap" } }, 3);
        await room.Kit.SummariseAsync();

        ((string?)handedIn.Json["state"], (decimal?)handedIn.Json["score"]).ShouldBe(("awaitingMarks", null));
        (one.Status, (string?)one.Json["state"], before.Count).ShouldBe((200, "awaitingMarks", 0), one.Text);
        (two.Status, (string?)two.Json["state"], (int)two.Json["version"]!).ShouldBe((200, "scored", 4), two.Text);
        // 5 + 2.5 + 10 of 20 points.
        (await room.ScoresAsync()).ShouldBe([87.5m]);
        ((decimal?)(await room.GetAsync()).Json["score"]).ShouldBe(87.5m);
        var stored = (await room.Kit.AnswersAsync(room.Book)).ShouldHaveSingleItem();
        (stored.Source, stored.EnteredBy).ShouldBe(("link", "somebody"));
        stored.Body.ShouldContain("\"q4\":\"2.5\"");
        stored.Body.ShouldNotContain("Menurut");
        (await room.Kit.ToldAsync()).OfType<LearningSummarised>().Last().Summary.Posttested.ShouldBe(1);
    }

    [Fact]
    public async Task A_mark_that_is_changed_later_corrects_the_score_and_keeps_the_old_version()
    {
        await using var room = await Room.OpenAsync(provider);
        await HandedInAsync(room);
        var sitting = await room.SittingIdAsync();
        await room.MarkAsync(sitting, new { q4 = new { points = 5 } }, 2);

        var changed = await room.MarkAsync(sitting, new { q4 = new { points = 1 } }, 3);
        var remarked = await room.MarkAsync(sitting, new { q4 = new { points = 1.0, remark = "Sesuai rubrik" } }, 4);

        (changed.Status, remarked.Status).ShouldBe((200, 200), changed.Text);
        (await room.ScoresAsync()).ShouldBe([60m]);
        var stored = (await room.Kit.AnswersAsync(room.Book)).Single();
        (stored.Version, stored.EnteredBy).ShouldBe((2, "unit"));
        (await room.Kit.QueryAsync<string>("SELECT body FROM answer_versions")).ShouldHaveSingleItem().ShouldContain("\"q4\":\"5\"");
        (await room.Kit.QueryAsync<string>("SELECT detail FROM audit WHERE action = 'essay-marked' ORDER BY number")).ShouldBe(["post 1: q4", "post 1: q4", "post 1: q4"]);
    }

    [Fact]
    public async Task An_assessor_sees_the_answer_and_not_whose_it_is()
    {
        await using var room = await Room.OpenAsync(provider, TwoEssays);
        foreach (var participant in room.Book.Participants[..3])
        {
            await room.StartAsync(Room.Of(participant));
            await room.HandInAsync(new { q4 = "Empat", q5 = "Lima" }, caller: Room.Of(participant));
        }

        var first = await room.EssaysAsync("?phase=post&state=open&limit=4");
        var rest = await room.EssaysAsync($"?phase=post&state=open&limit=4&cursor={first.Json["cursor"]}");

        ((int)first.Json["open"]!, (int)first.Json["marked"]!, rest.Json["cursor"]).ShouldBe((6, 0, null));
        // One question after the other, so that all answers to one are marked alike.
        first.Json["items"]!.AsArray().Concat(rest.Json["items"]!.AsArray()).Select(item => $"{item!["question"]} {item["number"]} {item["answer"]} {item["points"]}")
            .ShouldBe(["q4 1 Empat 5", "q4 2 Empat 5", "q4 3 Empat 5", "q5 1 Lima 10", "q5 2 Lima 10", "q5 3 Lima 10"]);
        ((string?)first.Json["items"]![0]!["rubric"]).ShouldBe("Rubrik rahasia");
        var all = first.Text + rest.Text + (await room.Api.GetAsync(Room.Unit, $"/api/learning/{room.Book.Code}/sittings")).Text;
        room.Book.Participants.ShouldAllBe(participant => !all.Contains(participant.ToString("D"), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Open_and_marked_essays_are_told_apart()
    {
        await using var room = await Room.OpenAsync(provider, TwoEssays);
        await HandedInAsync(room);
        await room.MarkAsync(await room.SittingIdAsync(), new { q4 = new { points = 3, remark = "Baik" } }, 2);

        var (open, marked) = (await room.EssaysAsync("?state=open"), await room.EssaysAsync("?state=marked"));

        open.Json["items"]!.AsArray().ShouldHaveSingleItem()!["question"]!.ToString().ShouldBe("q5");
        var item = marked.Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((decimal)item["given"]!, item["remark"]!.ToString(), (int)item["version"]!).ShouldBe((3m, "Baik", 3));
        ((int)marked.Json["open"]!, (int)marked.Json["marked"]!).ShouldBe((1, 1));
        (await room.EssaysAsync("?phase=mid&state=?")).Errors.ShouldBe(["phase unknownWord", "state unknownWord"]);
        var sitting = (await room.Api.GetAsync(Room.Unit, $"/api/learning/{room.Book.Code}/sittings")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)sitting["number"]!, sitting["state"]!.ToString(), (int)sitting["essays"]!, (int)sitting["marked"]!).ShouldBe((1, "awaitingMarks", 2, 1));
    }

    [Fact]
    public async Task All_that_is_wrong_with_marks_is_said_at_once_and_nothing_is_stored()
    {
        await using var room = await Room.OpenAsync(provider, TwoEssays);
        await HandedInAsync(room);
        var sitting = await room.SittingIdAsync();

        var wrong = await room.MarkAsync(sitting, new JsonObject { ["q4"] = new JsonObject { ["points"] = 5.5 }, ["q5"] = new JsonObject { ["points"] = null }, ["q1"] = new JsonObject { ["points"] = 1 } }, 2);

        wrong.Errors.ShouldBe(["marks.q4.points pointsOutOfRange", "marks.q5.points missing", "marks.q1 noEssay"], ignoreOrder: true);
        (await room.MarkAsync(sitting, new { }, 2)).Errors.ShouldBe(["marks missing"]);
        (await room.MarkAsync(sitting, new { q4 = new { points = 1 } }, 1)).Status.ShouldBe(412);
        (await room.MarkAsync(sitting, new { q4 = new { points = 1 } }, null)).Status.ShouldBe(428);
        (await room.Kit.QueryAsync<int>("SELECT COUNT(*) FROM essays WHERE points IS NOT NULL")).ShouldBe([0]);
    }

    [Fact]
    public async Task Another_agency_is_told_of_none_of_it()
    {
        await using var room = await Room.OpenAsync(provider);
        await HandedInAsync(room);
        var sitting = await room.SittingIdAsync();

        (await room.EssaysAsync(caller: Room.OtherUnit)).Status.ShouldBe(404);
        (await room.Api.GetAsync(Room.OtherUnit, $"/api/learning/{room.Book.Code}/sittings")).Status.ShouldBe(404);
        (await room.MarkAsync(sitting, new { q4 = new { points = 1 } }, 2, Room.OtherUnit)).Status.ShouldBe(404);
        (await room.MarkAsync(Guid.NewGuid().ToString(), new { q4 = new { points = 1 } }, 2)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_ran_out_of_time_waits_for_its_marks_as_well()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        await room.SaveAsync(Room.WithEssay);
        room.Kit.Clock.Advance(TimeSpan.FromHours(1));
        await room.RunDueAsync();

        (await room.ScoresAsync()).ShouldBeEmpty();
        (await room.MarkAsync(await room.SittingIdAsync(), new { q4 = new { points = 5 } }, 3)).Status.ShouldBe(200);
        (await room.ScoresAsync()).ShouldBe([100m]);
    }

    private static async Task<Reply> HandedInAsync(Room room)
    {
        await room.StartAsync();
        return await room.HandInAsync(new Dictionary<string, string?>(Room.WithEssay) { ["q4"] = "Menurut saya.", ["q5"] = room.Book.Planned.Definition.Plan.Learning!.Test!.Questions.Count > 4 ? "Karena." : null }
            .Where(answer => answer.Value is not null).ToDictionary());
    }
}

public sealed class EssayTests_on_sqlite() : EssayTests(DatabaseProvider.Sqlite);

public sealed class EssayTests_on_sql_server() : EssayTests(DatabaseProvider.SqlServer);
