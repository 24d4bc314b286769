using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.People.Tests.Hosts;
using Evaluation.Samples;

namespace Evaluation.People.Tests.Setup;

public sealed class PlanCohortTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    [Fact]
    public async Task A_cohort_begins_with_an_empty_plan_and_is_in_the_list()
    {
        var begun = (await host.Admin.PostAsync("/api/cohorts", Definition("AWAL-01"))).ShouldBe(201);
        begun.ETag.ShouldBe("\"1\"");
        ((int)begun.Json["planVersion"]!, (int)begun.Json["people"]!["participants"]!).ShouldBe((1, 0));
        (await host.HearsAsync<CohortPlanned>(planned => planned.Definition.Code == "AWAL-01")).Definition.Plan.Behaviour.ShouldBeNull();
        await Evaluation.Testing.Time.Eventually.SeeAsync(() => host.Admin.GetAsync("/api/chains/AWAL-01"), answer => answer.Status == 200);
    }

    [Fact]
    public async Task Sending_it_twice_makes_one_cohort_and_another_under_its_code_is_refused()
    {
        (await host.Admin.PostAsync("/api/cohorts", Definition("DUA-01"))).ShouldBe(201);
        (await host.Admin.PostAsync("/api/cohorts", Definition("DUA-01"))).ShouldBe(201).ETag.ShouldBe("\"1\"");
        var other = await host.Admin.PostAsync("/api/cohorts", Definition("DUA-01", definition => definition["name"] = "Lain"));
        other.ShouldBe(409).Code.ShouldBe("cohortThere");
    }

    [Fact]
    public async Task A_change_names_the_plan_that_it_replaces()
    {
        (await host.Admin.PostAsync("/api/cohorts", Definition("UBAH-01"))).ShouldBe(201);
        var planned = Definition("UBAH-01", definition => definition["plan"]!["learning"] = new JsonObject { ["maxScore"] = 100, ["passMark"] = 70 });
        (await host.Admin.PutAsync("/api/cohorts/UBAH-01", planned)).ShouldBe(428);
        (await host.Admin.PutAsync("/api/cohorts/UBAH-01", planned, ifMatch: 1)).ShouldBe(200).ETag.ShouldBe("\"2\"");
        // The second of two clicks finds it done; another change made from the old plan does not get through.
        (await host.Admin.PutAsync("/api/cohorts/UBAH-01", planned, ifMatch: 1)).ShouldBe(200).ETag.ShouldBe("\"2\"");
        (await host.Admin.PutAsync("/api/cohorts/UBAH-01", Definition("UBAH-01", definition => definition["name"] = "Lain"), ifMatch: 1)).ShouldBe(412);
    }

    [Fact]
    public async Task People_who_come_meanwhile_are_no_change_of_the_plan()
    {
        (await host.Admin.PostAsync("/api/cohorts", Definition("ORANG-01"))).ShouldBe(201);
        (await host.Admin.PostAsync("/api/cohorts/ORANG-01/people", new { role = "participant", nip = "198604152013122016", name = "Surya" })).ShouldBe(201);
        var answer = (await host.Admin.PutAsync("/api/cohorts/ORANG-01", Definition("ORANG-01", definition => definition["name"] = "Nama baru"), ifMatch: 1)).ShouldBe(200);
        ((int)answer.Json["people"]!["participants"]!, (int)answer.Json["people"]!["withoutSupervisor"]!).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_is_wrong_with_a_plan_is_told_at_once_and_nothing_is_stored()
    {
        var wrong = Definition("SALAH-01", definition =>
        {
            definition["endsOn"] = "2026-01-01";
            definition["plan"]!["targets"] = new JsonArray(new JsonObject { ["level"] = "learning", ["metric"] = "mean", ["atLeast"] = 1 });
        });
        (await host.Admin.PostAsync("/api/cohorts", wrong)).ShouldBe(422).ErrorCodes.ShouldBe(["endBeforeStart", "targetLevelNotPlanned", "targetMetricMisfit"]);
        (await host.Admin.GetAsync("/api/cohorts/SALAH-01")).ShouldBe(404);
        (await host.Admin.PostAsync("/api/cohorts", new { })).ShouldBe(422).ErrorCodes.ShouldContain("propertyMissing");
    }

    [Fact]
    public async Task A_sample_keeps_its_answers_when_its_plan_is_changed_and_the_change_is_on_record()
    {
        await host.ImportAsync("psma-2024-01");
        var before = (await host.Admin.GetAsync("/api/cohorts/PSMA-2024-01")).ShouldBe(200);
        var definition = before.Json["definition"]!.DeepClone();
        definition["plan"]!["targets"]!.AsArray()[0]!["atLeast"] = 4;
        var after = (await host.Admin.PutAsync("/api/cohorts/PSMA-2024-01", definition, ifMatch: (int)before.Json["planVersion"]!)).ShouldBe(200);
        after.Json["planChanges"]!.AsArray()[^1]!["what"]!.AsArray().Select(what => (string)what!).ShouldBe(["reaction.targets"]);
        ((string)after.Json["planChanges"]!.AsArray()[^1]!["role"]!).ShouldBe("admin");
        (await host.PeopleAsync("PSMA-2024-01")).Count.ShouldBe(70);
        var entries = (await host.Admin.GetAsync($"/api/cohorts/audit?scope={before.Json["id"]}")).ShouldBe(200).Json["items"]!.AsArray();
        entries.ShouldContain(entry => (string)entry!["action"]! == "planned");
    }

    [Fact]
    public async Task An_agency_plans_its_own_cohorts_only()
    {
        await host.ImportAsync("latsar-kol-2025-07");
        var unit = await host.ClientAsync(Roles.TrainingUnit, "BKN");
        (await unit.PostAsync("/api/cohorts", Definition("BKN-01"))).ShouldBe(201);
        (await unit.PostAsync("/api/cohorts", Definition("BKN-02", definition => definition["agency"]!["code"] = "LAN"))).ShouldBe(403).Code.ShouldBe("otherAgency");
        (await unit.PutAsync("/api/cohorts/LATSAR-KOL-2025-07", Definition("LATSAR-KOL-2025-07"), ifMatch: 1)).ShouldBe(404);
    }

    internal static JsonObject Definition(string code, Action<JsonObject>? change = null)
    {
        var definition = new JsonObject
        {
            ["code"] = code, ["name"] = $"Angkatan {code}", ["programme"] = new JsonObject { ["code"] = "PSMA", ["name"] = "Manajemen ASN", ["kind"] = "technical" },
            ["agency"] = new JsonObject { ["code"] = "BKN", ["name"] = "Badan Kepegawaian Negara" }, ["startsOn"] = "2026-11-02", ["endsOn"] = "2026-11-20",
            ["timeZone"] = "Asia/Jakarta", ["plan"] = new JsonObject(),
        };
        change?.Invoke(definition);
        return definition;
    }
}
