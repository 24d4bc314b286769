using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Questions;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.Sittings;

/// <summary>Scores that come by other ways while a test is taken, and plans that change meanwhile.</summary>
public abstract class OtherScoresTests(DatabaseProvider provider)
{
    [Fact]
    public async Task Whoever_has_a_score_is_not_asked()
    {
        await using var room = await Room.OpenAsync(provider);
        (await room.ScoreAsync(room.Book.Participants[0], 80)).Status.ShouldBe(201);

        (await room.Api.GetAsync(room.Person, "/api/learning/tasks")).Json["tasks"]!.AsArray().ShouldBeEmpty();
        (await room.StartAsync()).Code.ShouldBe("handedIn");
        (await room.GetAsync()).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_score_that_is_entered_closes_an_unfinished_sitting()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        await room.SaveAsync(Room.AllRight);

        var entered = await room.ScoreAsync(room.Book.Participants[0], 80);
        var late = await room.HandInAsync(Room.AllRight);
        room.Kit.Clock.Advance(TimeSpan.FromHours(1));
        await room.RunDueAsync();

        (entered.Status, late.Code, (await room.SaveAsync(Room.AllRight)).Code).ShouldBe((201, "handedIn", "sittingOver"));
        (await room.ScoresAsync()).ShouldBe([80m]);
        var read = await room.GetAsync();
        ((string?)read.Json["state"], (decimal?)read.Json["score"]).ShouldBe(("scored", 80m));
    }

    [Fact]
    public async Task What_was_handed_in_waits_for_its_marks_and_for_no_other_score()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        await room.HandInAsync(Room.WithEssay);

        var waiting = await room.ScoreAsync(room.Book.Participants[0], 80);
        await room.MarkAsync(await room.SittingIdAsync(), new { q4 = new { points = 0 } }, 2);
        var scored = await room.ScoreAsync(room.Book.Participants[0], 80);

        (waiting.Status, waiting.Code, scored.Code).ShouldBe((409, "awaitingMarks", "duplicate"));
        (await room.ScoresAsync()).ShouldBe([50m]);
        (await room.ScoreAsync(room.Book.Participants[0], 30, Room.Pre)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task An_imported_score_takes_the_place_of_what_is_not_scored_yet()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        await room.HandInAsync(Room.WithEssay);
        var sitting = await room.SittingIdAsync();

        await room.Kit.ImportAsync(room.Book, [AnswerKinds.Attempt], [new ImportRow(AnswerKey.Attempt(room.Book.Participants[0], Contracts.TestPhase.Post), AnswerBody.Write(new TestAttempt(66)))]);

        (await room.ScoresAsync()).ShouldBe([66m]);
        (await room.EssaysAsync()).Json["items"]!.AsArray().ShouldBeEmpty();
        (await room.MarkAsync(sitting, new { q4 = new { points = 5 } }, 3)).Code.ShouldBe("scoreElsewhere");
    }

    [Fact]
    public async Task A_score_that_was_corrected_by_hand_is_not_overwritten_by_marks()
    {
        await using var room = await Room.OpenAsync(provider);
        await room.StartAsync();
        await room.HandInAsync(Room.WithEssay);
        var sitting = await room.SittingIdAsync();
        await room.MarkAsync(sitting, new { q4 = new { points = 5 } }, 2);
        var answer = (await room.Kit.AnswersAsync(room.Book)).Single();
        await room.Api.PutAsync(Room.Unit, $"/api/learning/{room.Book.Code}/scores/{answer.Id}", new { participant = room.Book.Participants[0], phase = "post", score = 42 }, 1);

        (await room.MarkAsync(sitting, new { q4 = new { points = 1 } }, 3)).Code.ShouldBe("scoreElsewhere");
        (await room.ScoresAsync()).ShouldBe([42m]);
        (await room.EssaysAsync()).Json["items"]![0]!["given"]!.GetValue<decimal>().ShouldBe(5m);
    }

    [Fact]
    public async Task Whoever_has_begun_answers_the_questions_that_were_there_and_is_scored_by_them()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();
        await room.Kit.TakeAsync(room.Book.Plan(Other("x1")));

        var read = await room.GetAsync();
        var handedIn = await room.HandInAsync(new { q1 = "Kuning" });

        read.Json["questions"]!.AsArray().Select(question => question!["code"]!.ToString()).ShouldBe(["q1", "q2", "q3"]);
        ((decimal?)handedIn.Json["score"]).ShouldBe(40m, handedIn.Text);
        (await room.ScoresAsync()).ShouldBe([40m]);
    }

    [Fact]
    public async Task Attempts_stay_what_they_were_when_a_plan_asks_something_else_afterwards()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();
        await room.HandInAsync(new { q1 = "Kuning" });

        await room.Kit.TakeAsync(room.Book.Plan(Other("q1")));
        await room.Kit.TakeAsync(room.Book.Join(Guid.NewGuid()));

        (await room.ScoresAsync()).ShouldBe([40m]);
        (await room.Kit.AnswersAsync(room.Book)).Single().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_is_mended_counts_for_everybody()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();
        await room.HandInAsync(new { q1 = "Merah" });
        (await room.ScoresAsync()).ShouldBe([0m]);

        var mended = Room.Choices.Learning!.Test!.Questions.Select(question => question.Code == "q1" ? question with { Key = "Merah" } : question);
        await room.Kit.TakeAsync(room.Book.Plan(Room.Choices with { Learning = Room.Choices.Learning with { Test = Room.Choices.Learning.Test with { Questions = [.. mended] } } }));

        (await room.ScoresAsync()).ShouldBe([40m]);
        ((decimal?)(await room.GetAsync()).Json["score"]).ShouldBe(40m);
    }

    private static CohortPlan Other(string code) => Room.Choices with { Learning = Room.Choices.Learning! with { Test = new("u", [new Question(code, "Lain", Key: "Ya")]) } };
}

public sealed class OtherScoresTests_on_sqlite() : OtherScoresTests(DatabaseProvider.Sqlite);

public sealed class OtherScoresTests_on_sql_server() : OtherScoresTests(DatabaseProvider.SqlServer);
