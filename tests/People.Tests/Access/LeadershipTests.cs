using Evaluation.People.Tests.Hosts;
using Evaluation.Testing.Time;

namespace Evaluation.People.Tests.Access;

public sealed class LeadershipTests(PeopleHost host) : IClassFixture<PeopleHost>, IAsyncLifetime
{
    private const string Chain = "/api/chains/PSMA-2024-01?asOf=2026-11-21";

    public async ValueTask InitializeAsync()
    {
        await host.ImportAsync("psma-2024-01");
        await host.ImportAsync("cb-lurah-2024");
        foreach (var code in (string[])["PSMA-2024-01", "CB-LURAH-2024"])
            await Eventually.SeeAsync(() => host.Admin.GetAsync($"/api/chains/{code}"), answer => answer.Status == 200 && (int?)answer.Json["reaction"]?["responded"] > 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Leadership_sees_the_cohorts_of_its_agency_and_does_not_learn_of_others()
    {
        var leader = await host.ClientAsync("leadership", "BKN");
        (await leader.GetAsync(Chain)).ShouldBe(200);
        var there = await leader.GetAsync("/api/chains/CB-LURAH-2024");
        var notThere = await leader.GetAsync("/api/chains/ENTAH-99");
        there.ShouldBe(404);
        there.Bare.Item2.Replace("CB-LURAH-2024", "", StringComparison.Ordinal).ShouldBe(notThere.Bare.Item2.Replace("ENTAH-99", "", StringComparison.Ordinal));
        (await leader.GetAsync("/api/chains")).Json["items"]!.AsArray().Select(item => (string)item!["cohort"]!["code"]!).ShouldBe(["PSMA-2024-01"]);
        (await (await host.ClientAsync("leadership")).GetAsync("/api/chains")).Json["items"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Its_document_is_that_of_the_release_and_marks_what_it_holds_back()
    {
        var leader = await host.ClientAsync("leadership", "BKN");
        var document = (await leader.GetAsync(Chain)).ShouldBe(200).Json;
        var full = (await host.Admin.GetAsync(Chain)).Json;
        ((double)document["reaction"]!["groups"]![0]!["mean"]!).ShouldBe((double)full["reaction"]!["groups"]![0]!["mean"]!);
        document["inputs"]!["attendanceRate"].ShouldBeNull();
        ((bool)document["inputs"]!["suppressed"]!).ShouldBeTrue();
        ((string)document["hash"]!).ShouldNotBe((string)full["hash"]!);
        // Looking again moves nothing.
        (await leader.GetAsync(Chain)).Json["version"]!.ToString().ShouldBe(document["version"]!.ToString());
    }

    [Fact]
    public async Task The_list_tells_what_is_hidden_from_what_was_not_measured()
    {
        var leader = await host.ClientAsync("leadership", "BKN");
        var document = (await leader.GetAsync("/api/chains/PSMA-2024-01")).ShouldBe(200).Json;
        var marks = (await leader.GetAsync("/api/chains")).ShouldBe(200).Json["items"]![0]!["levels"]!.AsArray();

        foreach (var mark in marks)
        {
            var level = document[(string)mark!["level"]!]!;
            var hidden = (string)level["state"]! == "notMeasured" && level["targets"]!.AsArray().Any(target => target!["value"] is null && target["suppressed"] is not null);
            (mark["suppressed"] is not null).ShouldBe(hidden, mark.ToJsonString());
            ((string?)mark["shown"]).ShouldBe((string?)level["shown"]);
        }
    }

    [Fact]
    public async Task One_more_answer_is_not_shown()
    {
        var leader = await host.ClientAsync("leadership", "BKN");
        var before = (await leader.GetAsync(Chain)).Json["learning"]!.ToJsonString();
        var missing = (await host.PeopleAsync("PSMA-2024-01")).Select(person => (string)person["id"]!).ToList();
        Answer answer = null!;
        foreach (var participant in missing)
            if ((answer = await host.Admin.PostAsync("/api/learning/PSMA-2024-01/scores", new { participant, phase = "post", score = 1 })).Status == 201) break;
        answer.ShouldBe(201);
        await Eventually.SeeAsync(() => host.Admin.GetAsync(Chain), seen => (int?)seen.Json["learning"]!["posttested"] == 67);
        (await leader.GetAsync(Chain)).Json["learning"]!.ToJsonString().ShouldBe(before);
    }
}
