using System.Text.Json.Nodes;
using Evaluation.People.Tests.Hosts;
using Evaluation.People.Tests.Setup;
using Evaluation.Testing.Time;

namespace Evaluation.People.Tests.Rights;

/// <summary>What somebody has begun to answer and not sent is stored about them as well.</summary>
public sealed class UnsentAnswersTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task They_are_in_the_persons_file_and_go_when_the_person_is_erased()
    {
        const string cohort = "DRAF-01";
        (await host.Admin.PostAsync("/api/cohorts", PlanCohortTests.Definition(cohort, change => change["plan"]!["reaction"] = Survey()))).ShouldBe(201);
        (await host.Admin.PostAsync($"/api/cohorts/{cohort}/people", new { role = "participant", nip = "198604152013122016", name = "Surya" })).ShouldBe(201);
        var person = Guid.Parse((string)(await host.PeopleAsync(cohort))[0]["person"]!);
        var respondent = await host.RespondentAsync(person);
        await Eventually.SeeAsync(() => respondent.PutAsync($"/api/reaction/{cohort}/draft", new { comments = "Belum selesai" }), answer => answer.Status == 200);

        var drafts = (await respondent.GetAsync($"/api/cohorts/persons/{person}/data")).ShouldBe(200).Json["cohorts"]![0]!["drafts"]!.AsArray();
        (await host.Admin.PostAsync($"/api/cohorts/persons/{person}/erase", new { reason = "request" })).ShouldBe(204);

        ((string)drafts.ShouldHaveSingleItem()!["content"]!["comments"]!).ShouldBe("Belum selesai");
        await Eventually.SeeAsync(() => host.Database("reaction").ReadAsync(session => session.ValueAsync<int>("SELECT COUNT(*) FROM drafts")), count => count == 0);
    }

    private static JsonObject Survey() => new()
    {
        ["identity"] = "confidential",
        ["instrument"] = new JsonObject
        {
            ["code"] = "R", ["name"] = "Reaksi", ["groups"] = new JsonArray("participant"), ["scale"] = new JsonObject { ["min"] = 1, ["max"] = 5 },
            ["dimensions"] = new JsonArray(new JsonObject { ["code"] = "d", ["name"] = "Materi", ["items"] = new JsonArray(new JsonObject { ["code"] = "i1", ["text"] = "Jelas" }) }),
        },
    };
}
