using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Results;
using Evaluation.Results.CountMeasurements;

namespace Evaluation.Levels.Tests.Answers;

/// <summary>What a training unit enters of a cohort's results, and finds again to correct it.</summary>
public abstract class ListAnswersTests(DatabaseProvider provider)
{
    private static readonly Caller Unit = new("unit", Roles.TrainingUnit, "BKN"), Others = new("others", Roles.TrainingUnit, "LAN");

    [Fact]
    public async Task What_was_entered_is_listed_the_latest_first_page_by_page()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await using var api = await ApiAsync(kit);
        await KpiAsync(api, book, "queue");
        foreach (var month in new[] { 0, 6, 12 })
        {
            kit.Clock.Advance(TimeSpan.FromMinutes(1));
            (await api.PostAsync(Unit, Address(book, "measurements"), new { kpi = "queue", month, group = "trained", unit = "Dinas", value = 40 - month })).Status.ShouldBe(201);
        }

        var first = (await api.GetAsync(Unit, Address(book, "measurements?limit=2"))).Json;
        var second = (await api.GetAsync(Unit, Address(book, $"measurements?limit=2&cursor={first["cursor"]}"))).Json;

        Months(first).ShouldBe([12, 6]);
        Months(second).ShouldBe([0]);
        second["cursor"].ShouldBeNull();
        ((string?)first["items"]![0]!["source"]).ShouldBe("entered");
    }

    [Fact]
    public async Task The_list_is_filtered_by_what_it_is_about_and_how_it_came_in()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await using var api = await ApiAsync(kit);
        await kit.ImportAsync(book, [AnswerKinds.Kpi], [new(AnswerKey.Kpi("imported"), AnswerBody.Write(new Kpi("imported", "Imported", null, Contracts.KpiDirection.Increase, 1, 2)))]);
        await KpiAsync(api, book, "queue");

        (await api.GetAsync(Unit, Address(book, "kpis?source=entered"))).Json["items"]!.AsArray().Select(item => (string?)item!["key"]!["subject"]).ShouldBe(["queue"]);
        (await api.GetAsync(Unit, Address(book, "kpis?subject=imported"))).Json["items"]!.AsArray().Select(item => (string?)item!["key"]!["subject"]).ShouldBe(["imported"]);
        (await api.GetAsync(Unit, Address(book, "finance"))).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_agencys_list_is_not_there()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await using var api = await ApiAsync(kit);

        (await api.GetAsync(Others, Address(book, "kpis"))).Status.ShouldBe(404);
        (await api.GetAsync(new("leader", Roles.Leadership, "BKN"), Address(book, "kpis"))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_KPI_is_refused_with_every_reason_at_once_and_corrected_in_its_place()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await using var api = await ApiAsync(kit);

        (await api.PostAsync(Unit, Address(book, "kpis"), new { code = " ", direction = "increase", baseline = 5, target = 3 })).Errors.ShouldBe(["code missing", "name missing", "target kpiTargetWrongSide"]);
        var id = await KpiAsync(api, book, "queue");
        await KpiAsync(api, book, "errors");
        (await api.PostAsync(Unit, Address(book, "kpis"), new { code = "queue", name = "Queue", direction = "decrease", baseline = 40, target = 30 })).Code.ShouldBe("duplicate");
        (await api.PutAsync(Unit, Address(book, $"kpis/{id}"), new { code = "queue", name = "Waiting", direction = "decrease", baseline = 40, target = 25, position = 0 }, version: 1)).Status.ShouldBe(200);
        (await api.PutAsync(Unit, Address(book, $"kpis/{id}"), new { code = "queue", name = "Late", direction = "decrease", baseline = 40, target = 25, position = 0 }, version: 1)).Status.ShouldBe(412);

        var stored = (await kit.AnswersAsync(book)).Where(answer => answer.Kind == AnswerKinds.Kpi).Select(answer => answer.Read<Kpi>()).OrderBy(kpi => kpi.Position);
        stored.Select(kpi => $"{kpi.Position} {kpi.Name} {kpi.Target}").ShouldBe(["0 Waiting 25", "1 errors 30"]);
    }

    [Fact]
    public async Task Costs_and_benefits_are_entered_by_their_place_and_bounded()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await using var api = await ApiAsync(kit);

        (await api.PostAsync(Unit, Address(book, "finance"), new { line = 0, kind = "benefit", amount = -1, attribution = 1.5 })).Errors
            .ShouldBe(["line line", "description missing", "amount negative", "attribution notAShare"]);
        (await api.PostAsync(Unit, Address(book, "finance"), new { line = 1, kind = "cost", description = "Venue", amount = 1000 })).Status.ShouldBe(201);
        (await api.PostAsync(Unit, Address(book, "finance"), new { line = 1, kind = "cost", description = "Food", amount = 10 })).Code.ShouldBe("duplicate");
        (await api.PostAsync(Unit, Address(book, "finance"), new { line = 2, kind = "benefit", description = "Hours", amount = 4000, attribution = 0.5, confidence = 0.8 })).Status.ShouldBe(201);

        await kit.SummariseAsync();
        var summary = (await kit.ToldAsync()).OfType<Contracts.Events.ResultsSummarised>().MaxBy(told => told.Version)!.Summary;
        (summary.Finance!.Cost, summary.Finance.CreditedBenefit).ShouldBe((1000m, 1600m));
    }

    private Task<Kit<ResultsSums>> OpenAsync() => Kit<ResultsSums>.OpenAsync(new ResultsCase().Measure, provider);

    private static Task<Api> ApiAsync(Kit<ResultsSums> kit) => Api.StartAsync(kit, app => app.MapEntries());

    private static async Task<string> KpiAsync(Api api, Book book, string code)
    {
        var stored = await api.PostAsync(Unit, Address(book, "kpis"), new { code, name = code, direction = "decrease", baseline = 40, target = 30 });
        stored.Status.ShouldBe(201, stored.Text);
        return (string)stored.Json["id"]!;
    }

    private static string Address(Book book, string rest) => $"/api/results/{book.Code}/{rest}";

    private static IEnumerable<int> Months(System.Text.Json.Nodes.JsonNode page) => page["items"]!.AsArray().Select(item => (int)item!["answer"]!["month"]!);
}

public sealed class ListAnswersTests_on_sqlite() : ListAnswersTests(DatabaseProvider.Sqlite);

public sealed class ListAnswersTests_on_sql_server() : ListAnswersTests(DatabaseProvider.SqlServer);
