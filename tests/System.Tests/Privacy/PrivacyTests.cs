using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Privacy;

/// <summary>NIPs, names and contacts live with Cohorts only, whatever happens and however much is logged.</summary>
public sealed class PrivacyTests
{
    private static readonly Dictionary<string, string> Talkative = new()
    {
        ["Logging__LogLevel__Default"] = "Trace", ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace", ["Logging__LogLevel__MassTransit"] = "Trace",
    };

    private static readonly Dictionary<string, string> Paused = new() { ["Outbox__Paused"] = "true" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_person_is_in_a_log_line_an_answer_or_another_services_data(bool isTalkative)
    {
        using var deployment = await Deployment.StartAsync(isTalkative ? Talkative : null);
        var cohort = new PrivateCohort("RAHASIA-01");
        var heard = new List<string>();
        await WorkAsync(deployment, cohort, heard);
        await AnnoyAsync(deployment, cohort);
        await deployment.KillAsync();

        Found(cohort, deployment.Process.Output).ShouldBeEmpty("the process's output");
        Found(cohort, string.Join('\n', heard)).ShouldBeEmpty("answers of the API");
        var files = Directory.GetFiles(deployment.Folder, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("cohorts.db", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(6);
        files.SelectMany(file => Found(cohort, Encoding.Latin1.GetString(File.ReadAllBytes(file))).Select(secret => $"{Path.GetFileName(file)}: {secret}")).ShouldBeEmpty();
        // The search itself can find them.
        Found(cohort, Encoding.Latin1.GetString([.. Directory.GetFiles(deployment.Folder, "cohorts.db*").SelectMany(File.ReadAllBytes)])).Count.ShouldBe(cohort.Secrets.Count);
    }

    [Fact]
    public async Task No_person_is_in_an_event_on_its_way()
    {
        using var deployment = await Deployment.StartAsync(Paused);
        var cohort = new PrivateCohort("RAHASIA-02");
        (await deployment.Admin.ImportAsync(cohort.Bundle().Zip())).ShouldBe(HttpStatusCode.OK);
        await Eventually.SeeAsync(() => deployment.Database("behaviour").Count("outbox", "type LIKE '%BehaviourSummarised'"), rows => rows > 0);
        var events = ((string[])["cohorts", "reaction", "learning", "behaviour", "results"])
            .SelectMany(service => deployment.Database(service).Rows("SELECT type, body FROM outbox")).Select(row => $"{row["type"]} {row["body"]}").ToList();
        events.ShouldContain(text => text.Contains("RosterChanged", StringComparison.Ordinal));
        events.ShouldAllBe(text => Found(cohort, text).Count == 0);
    }

    private static async Task WorkAsync(Deployment deployment, PrivateCohort cohort, List<string> heard)
    {
        var api = deployment.Admin;
        heard.Add((await api.ImportAsync(cohort.Bundle().Zip())).ShouldBe(HttpStatusCode.OK).Text);
        heard.Add((await api.ChainAsync(cohort.Code, chain => chain["behaviour"]?["waves"]?[0]?["observed"]?.GetValue<int>() == 12 && chain["learning"]?["paired"]?.GetValue<int>() == 12)).ToJsonString());
        var person = (await api.PeopleAsync(cohort.Code, "participant"))[0]["id"]!.GetValue<string>();
        var observation = new { participant = person, wave = 12, raterGroup = "self", rater = person, answers = new { k1 = 4 } };
        var taken = (await api.PostAsync($"/api/behaviour/{cohort.Code}/observations", observation)).ShouldBe(HttpStatusCode.Created);
        heard.Add(taken.Text);
        heard.Add((await api.GetAsync($"/api/behaviour/{cohort.Code}/observations/{taken.Json["id"]}")).ShouldBe(HttpStatusCode.OK).Text);
        await api.ExportAsync(cohort.Code);
        foreach (var path in (string[])["/api/chains", $"/api/cohorts/{cohort.Code}", "/api/identity/accounts", "/openapi/v1.json", .. Audits(await api.GetAsync($"/api/cohorts/{cohort.Code}"))])
            heard.Add((await api.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Text);
    }

    private static IEnumerable<string> Audits(Http.ApiAnswer cohort) => ((string[])["cohorts", "reaction", "learning", "behaviour", "results", "chains", "identity"])
        .SelectMany(service => (string[])[$"/api/{service}/audit", $"/api/{service}/audit?scope={cohort.Json["id"]}"]);

    // All that people get wrong with a NIP, a name or an address in it.
    private static async Task AnnoyAsync(Deployment deployment, PrivateCohort cohort)
    {
        var api = deployment.Admin;
        var bundle = cohort.Bundle();
        foreach (var wrong in (byte[][])[
            bundle.Replacing("learning.csv", cohort.Nip(3), $"{cohort.Nip(3)}7").Zip(), bundle.Replacing("participants.csv", cohort.Nip(4), cohort.Nip(3)).Zip(),
            bundle.With("reaction.csv", $"respondent,{cohort.Nip(5)}\nqxpanitia-1,4\n").Zip(), bundle.With($"{cohort.Nip(5)}.csv", "nip\n").Zip()])
            (await api.ImportAsync(wrong)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var (path, json) in ((string, string)[])[
            ($"/api/reaction/{cohort.Code}/responses", $$"""{ "respondent": "{{cohort.Nip(1)}}", "group": "participant", "answers": { "a1": 3 } }"""),
            ($"/api/reaction/{cohort.Code}/responses", $$"""{ "group": "participant", "answers": { "{{cohort.Nip(1)}}": "qxnama1" } }"""),
            ($"/api/learning/{cohort.Code}/scores", $$"""{"{{cohort.Nip(1)}}":1}"""),
            ($"/api/learning/{cohort.Code}/scores", $$"""{"participant":{{cohort.Nip(1)}}"""),
            ($"/api/results/{cohort.Code}/measurements", $$"""{"kpi":"{{cohort.Nip(1)}}","month":6,"group":"trained","value":1}""")])
            ((int)(await api.PostTextAsync(path, json)).Status).ShouldBeInRange(400, 422);
        foreach (var userName in (string[])[cohort.Nip(1), "qxsurel1@rahasia.example"])
            (await api.PostAsync("/api/identity/token", new { userName, password = "qxnama1 Wirabumi" })).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static IReadOnlyList<string> Found(PrivateCohort cohort, string text) => [.. cohort.Secrets.Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))];
}
