using Evaluation.Behaviour;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.FollowUps;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Levels.Tests.Sittings;
using Evaluation.Persistence.Databases;
using Evaluation.Reaction;
using Evaluation.Results;
using Evaluation.Results.CountMeasurements;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Levels.Tests.Answers;

/// <summary>What a training unit has entered by mistake, and takes back.</summary>
public abstract class WithdrawTests(DatabaseProvider provider)
{
    private static readonly Caller Unit = new("unit", Roles.TrainingUnit, "BKN"), Others = new("others", Roles.TrainingUnit, "LAN");

    [Fact]
    public async Task A_paper_response_that_was_entered_twice_no_longer_counts_and_is_kept()
    {
        await using var kit = await Kit<ReactionSums>.OpenAsync(new ReactionCase().Measure, provider);
        var book = await kit.CohortAsync();
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());
        await EnterAsync(api, book, book.Participants[0], 2);
        var wrong = await EnterAsync(api, book, book.Participants[1], 5);

        (await api.SendAsync(Unit, HttpMethod.Delete, wrong, new { reason = "Lembar yang sama dua kali" }, version: 1)).Status.ShouldBe(204);
        await kit.SummariseAsync();

        var summary = (await kit.ToldAsync()).OfType<ReactionSummarised>().MaxBy(told => told.Version)!.Summary;
        (summary.Groups[0].Responded, summary.Groups[0].Mean).ShouldBe((1, 2d));
        (await api.GetAsync(Unit, wrong)).Status.ShouldBe(404);
        (await kit.QueryAsync<string>("SELECT body FROM answer_versions ORDER BY version"))[^1].ShouldBe("""{"withdrawn":true,"reason":"Lembar yang sama dua kali"}""");
        (await kit.QueryAsync<string>("SELECT detail FROM audit WHERE action = 'response-withdrawn'")).ShouldBe(["version 1: Lembar yang sama dua kali"]);
        // The place is free again.
        await EnterAsync(api, book, book.Participants[1], 3);
    }

    [Fact]
    public async Task Without_version_and_reason_and_by_others_nothing_is_withdrawn()
    {
        await using var kit = await Kit<ReactionSums>.OpenAsync(new ReactionCase().Measure, provider);
        var book = await kit.CohortAsync();
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());
        var entered = await EnterAsync(api, book, book.Participants[0], 2);

        (await api.SendAsync(Unit, HttpMethod.Delete, entered, new { reason = "x" })).Status.ShouldBe(428);
        (await api.SendAsync(Unit, HttpMethod.Delete, entered, new { reason = " " }, version: 1)).Errors.ShouldBe(["reason missing"]);
        (await api.SendAsync(Unit, HttpMethod.Delete, entered, version: 1)).Errors.ShouldBe(["reason missing"]);
        (await api.SendAsync(Unit, HttpMethod.Delete, entered, new { reason = "x" }, version: 2)).Status.ShouldBe(412);
        (await api.SendAsync(Others, HttpMethod.Delete, entered, new { reason = "x" }, version: 1)).Status.ShouldBe(404);
        (await api.SendAsync(Room.Of(book.Participants[0]), HttpMethod.Delete, entered, new { reason = "x" }, version: 1)).Status.ShouldBe(403);
        (await kit.AnswersAsync(book)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_people_have_given_themselves_stays_theirs_also_when_it_was_corrected()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();
        await room.HandInAsync(Room.AllRight);
        var given = $"/api/learning/{room.Book.Code}/scores/{(await room.Kit.AnswersAsync(room.Book)).Single().Id}";

        (await room.Api.SendAsync(Room.Unit, HttpMethod.Delete, given, new { reason = "x" }, version: 1)).Code.ShouldBe("notEntered");
        await room.Api.PutAsync(Room.Unit, given, new { participant = room.Book.Participants[0], phase = "post", score = 42 }, 1);
        (await room.Api.SendAsync(Room.Unit, HttpMethod.Delete, given, new { reason = "x" }, version: 2)).Code.ShouldBe("notEntered");
        (await room.ScoresAsync()).ShouldBe([42m]);
    }

    [Fact]
    public async Task A_score_that_is_taken_back_gives_the_unfinished_test_back()
    {
        await using var room = await Room.OpenAsync(provider, Room.Choices);
        await room.StartAsync();
        await room.SaveAsync(new { q1 = "Kuning" });
        var entered = await room.ScoreAsync(room.Book.Participants[0], 90);

        var gone = await room.Api.SendAsync(Room.Unit, HttpMethod.Delete, $"/api/learning/{room.Book.Code}/scores/{entered.Json["id"]}", new { reason = "Peserta lain" }, version: 1);
        var read = await room.GetAsync();
        room.Kit.Clock.Advance(TimeSpan.FromHours(1));
        await room.RunDueAsync();

        (gone.Status, (string?)read.Json["state"], (string?)read.Json["answers"]!["q1"]).ShouldBe((204, "inProgress", "Kuning"));
        (await room.ScoresAsync()).ShouldBe([40m]);
    }

    [Fact]
    public async Task Whoever_was_observed_on_the_wrong_sheet_is_asked_for_again()
    {
        await using var waves = await Waves.OpenAsync(provider, new(2027, 2, 20));
        await using var api = await Api.StartAsync(waves.Kit, app => app.MapFollowUps());
        await waves.GoToAsync(Waves.SixOpens);
        await waves.ObserveAsync(waves.Book.Participants[0], waves.Book.Raters[0], caller: Unit);
        var before = await waves.StatesAsync();
        var observation = (await waves.Kit.AnswersAsync(waves.Book)).Single();

        var gone = await api.SendAsync(Unit, HttpMethod.Delete, $"/api/behaviour/{waves.Book.Code}/observations/{observation.Id}", new { reason = "Salah lembar" }, version: 1);

        (before, gone.Status, await waves.StatesAsync()).ShouldBe(("self due 6, supervisor answered 1, supervisor due 5", 204, "self due 6, supervisor due 6"));
    }

    [Fact]
    public async Task A_KPI_goes_after_its_measurements()
    {
        await using var kit = await Kit<ResultsSums>.OpenAsync(new ResultsCase().Measure, provider);
        var book = await kit.CohortAsync();
        await using var api = await Api.StartAsync(kit, app => app.MapEntries());
        var address = $"/api/results/{book.Code}";
        var kpi = (await api.PostAsync(Unit, $"{address}/kpis", new { code = "queue", name = "Queue", direction = "decrease", baseline = 40, target = 30 })).Json["id"];
        var measured = (await api.PostAsync(Unit, $"{address}/measurements", new { kpi = "queue", month = 6, group = "trained", unit = "Dinas", value = 31 })).Json["id"];

        (await api.SendAsync(Unit, HttpMethod.Delete, $"{address}/kpis/{kpi}", new { reason = "x" }, version: 1)).Code.ShouldBe("kpiHasMeasurements");
        (await api.SendAsync(Unit, HttpMethod.Delete, $"{address}/kpis/{measured}", new { reason = "x" }, version: 1)).Status.ShouldBe(404);
        (await api.SendAsync(Unit, HttpMethod.Delete, $"{address}/measurements/{measured}", new { reason = "x" }, version: 1)).Status.ShouldBe(204);
        (await api.SendAsync(Unit, HttpMethod.Delete, $"{address}/kpis/{kpi}", new { reason = "x" }, version: 1)).Status.ShouldBe(204);

        (await kit.AnswersAsync(book)).ShouldBeEmpty();
        (await api.PostAsync(Unit, $"{address}/measurements", new { kpi = "queue", month = 6, group = "trained", unit = "Dinas", value = 31 })).Errors.ShouldBe(["kpi unknownKpi"]);
        await kit.SummariseAsync();
        (await kit.ToldAsync()).OfType<ResultsSummarised>().MaxBy(told => told.Version)!.Summary.Kpis.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_anonymous_answer_has_no_address()
    {
        await using var kit = await Kit<ReactionSums>.OpenAsync(new ReactionCase().Measure, provider);
        var book = await kit.CohortAsync(new Book(Plans.Anonymous));
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());
        await api.PostAsync(Unit, $"/api/reaction/{book.Code}/responses", new { group = "participant", answers = new { a1 = 4 } });
        var stored = (await kit.AnswersAsync(book)).Single();

        (await api.SendAsync(Unit, HttpMethod.Delete, $"/api/reaction/{book.Code}/responses/{stored.Id}", new { reason = "x" }, version: 1)).Status.ShouldBe(404);
        (await kit.AnswersAsync(book)).Count.ShouldBe(1);
    }

    private static async Task<string> EnterAsync(Api api, Book book, Guid respondent, int value)
    {
        var address = $"/api/reaction/{book.Code}/responses";
        var taken = await api.PostAsync(Unit, address, new { respondent, group = "participant", answers = new { a1 = value } });
        taken.Status.ShouldBe(201, taken.Text);
        return $"{address}/{taken.Json["id"]}";
    }
}

public sealed class WithdrawTests_on_sqlite() : WithdrawTests(DatabaseProvider.Sqlite);

public sealed class WithdrawTests_on_sql_server() : WithdrawTests(DatabaseProvider.SqlServer);
