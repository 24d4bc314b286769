using System.Text.Json.Nodes;
using Evaluation.Hosting.Security;
using Evaluation.People.Tests.Hosts;
using Evaluation.People.Tests.Setup;
using Evaluation.Testing.Time;

namespace Evaluation.People.Tests.Links;

/// <summary>A test by personal link, through all services: from the link to the chain, and to the file of the person.</summary>
public sealed class TestsByLinkTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    private const string Cohort = "TES-01", Sitting = $"/api/learning/{Cohort}/tests/post/sitting";

    [Fact]
    public async Task From_the_link_to_the_chain_and_to_the_persons_file()
    {
        var (respondent, person) = await BeginAsync();
        var unit = await host.ClientAsync(Roles.TrainingUnit, "BKN");

        var task = (await Eventually.SeeAsync(() => respondent.GetAsync("/api/learning/tasks"), answer => answer.Status == 200 && answer.Json["tasks"]!.AsArray().Count == 1)).Json["tasks"]![0]!;
        ((int)task["questions"]!, (int)task["timeLimitMinutes"]!).ShouldBe((2, 30));
        (await respondent.PostAsync(Sitting, new { })).ShouldBe(200);
        (await respondent.PutAsync(Sitting, new { answers = new { s1 = "B" } }, ifMatch: 1)).ShouldBe(200);
        var handedIn = (await respondent.PostAsync($"{Sitting}/hand-in", new { answers = new { s1 = "B", e1 = "Karangan saya sendiri." } })).ShouldBe(200);
        ((string)handedIn.Json["state"]!).ShouldBe("awaitingMarks");
        ((await host.Admin.GetAsync($"/api/chains/{Cohort}")).Json["learning"]?["posttested"] ?? 0).GetValue<int>().ShouldBe(0);

        var essay = (await unit.GetAsync($"/api/learning/{Cohort}/essays?state=open")).ShouldBe(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        (await unit.PutAsync($"/api/learning/{Cohort}/sittings/{essay["sitting"]}/marks", new { marks = new { e1 = new { points = 2, remark = "Runtut" } } }, (long)essay["version"]!)).ShouldBe(200);

        var chain = await Eventually.SeeAsync(() => host.Admin.GetAsync($"/api/chains/{Cohort}"), answer => answer.Status == 200 && (int?)answer.Json["learning"]?["posttested"] == 1);
        ((double)chain.Json["learning"]!["passRate"]!).ShouldBe(1);
        ((decimal)(await respondent.GetAsync(Sitting)).Json["score"]!).ShouldBe(75);
        var file = (await respondent.GetAsync($"/api/cohorts/persons/{person}/data")).ShouldBe(200).Json["cohorts"]![0]!;
        file["tests"]![0]!["answers"]!["e1"]!.ToString().ShouldBe("Karangan saya sendiri.");
        file["tests"]![0]!["remarks"]!["e1"]!.ToString().ShouldBe("Runtut");
        file.ToJsonString().ShouldNotContain("Rubrik");
        (await respondent.GetAsync($"/api/cohorts/{Cohort}")).ShouldBe(403);
        await ImportedAsItWasExportedAsync();
        (await respondent.GetAsync($"/api/export/{Cohort}")).ShouldBe(403);
    }

    /// <summary>Nothing of it is lost or changed on the way out and in again.</summary>
    private async Task ImportedAsItWasExportedAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/export/{Cohort}");
        request.Headers.Authorization = new("Bearer", host.Admin.Token);
        using var exported = await host.Nobody.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var report = await host.ImportAsync(await exported.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        ((bool)report["changed"]!).ShouldBeFalse(report.ToJsonString());
    }

    private async Task<(Client Respondent, Guid Person)> BeginAsync()
    {
        var definition = PlanCohortTests.Definition(Cohort, change => change["plan"]!["learning"] = new JsonObject
        {
            ["maxScore"] = 100, ["passMark"] = 70,
            ["test"] = new JsonObject
            {
                ["code"] = "T", ["timeLimitMinutes"] = 30,
                ["questions"] = new JsonArray(
                    new JsonObject { ["code"] = "s1", ["text"] = "Pilih", ["options"] = new JsonArray("A", "B"), ["key"] = "B" },
                    new JsonObject { ["code"] = "e1", ["text"] = "Uraikan", ["type"] = "essay", ["rubric"] = "Rubrik", ["points"] = 3 }),
            },
        });
        (await host.Admin.PostAsync("/api/cohorts", definition)).ShouldBe(201);
        (await host.Admin.PostAsync($"/api/cohorts/{Cohort}/people", new { role = "participant", nip = "198604152013122016", name = "Surya" })).ShouldBe(201);
        var person = Guid.Parse((string)(await host.PeopleAsync(Cohort))[0]["person"]!);
        return (await host.RespondentAsync(person), person);
    }
}
