using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.People.Tests.Hosts;
using Evaluation.Testing.Time;

namespace Evaluation.People.Tests.Rights;

public sealed class RightsTests(PeopleHost host) : IClassFixture<PeopleHost>, IAsyncLifetime
{
    private const string Cohort = "PSMA-2024-01";

    /// <summary>Once: whoever was erased is somebody new to a second import, whose answers move the figures while a test reads them.</summary>
    public async ValueTask InitializeAsync()
    {
        if ((await host.Admin.GetAsync($"/api/cohorts/{Cohort}")).Status == 404) await host.ImportAsync("psma-2024-01");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_file_holds_what_is_stored_about_a_person_and_names_no_rater()
    {
        var participant = (await PeopleAsync())[0];
        var file = (await (await host.RespondentAsync(PersonOf(participant))).GetAsync(FileOf(participant))).ShouldBe(200);
        ((string)file.Json["nip"]!).ShouldBe((string)participant["nip"]!);
        ((string)file.Json["email"]!).ShouldBe((string)participant["email"]!);
        var part = file.Json["cohorts"]!.AsArray().ShouldHaveSingleItem()!;
        part["given"]!.AsArray().Select(answer => (string)answer!["kind"]!).ShouldContain("attempt");
        part["about"]!.AsArray().ShouldContain(answer => (string)answer!["kind"]! == "observation");
        var about = part["about"]!.ToJsonString();
        foreach (var rater in await host.PeopleAsync(Cohort, "rater")) about.ShouldNotContain((string)rater["id"]!);
        file.Json["notes"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_gets_somebody_elses_file()
    {
        var people = await PeopleAsync();
        var respondent = await host.RespondentAsync(PersonOf(people[1]));
        var there = await respondent.GetAsync(FileOf(people[2]));
        var nobody = Guid.NewGuid();
        var notThere = await respondent.GetAsync($"/api/cohorts/persons/{nobody}/data");
        there.ShouldBe(404);
        there.Bare.Item2.Replace(PersonOf(people[2]).ToString(), "", StringComparison.Ordinal).ShouldBe(notThere.Bare.Item2.Replace(nobody.ToString(), "", StringComparison.Ordinal));
        (await (await host.ClientAsync("training-unit", "BKN")).GetAsync(FileOf(people[2]))).ShouldBe(403);
    }

    [Fact]
    public async Task Erasure_leaves_figures_and_nothing_that_says_who_it_was()
    {
        var people = await PeopleAsync();
        var erased = people[3];
        var (name, nip, email) = ((string)erased["name"]!, (string)erased["nip"]!, (string)erased["email"]!);
        var respondent = await host.RespondentAsync(PersonOf(erased));
        var secret = await host.LinkAsync(PersonOf(erased));
        var chain = await ChainAsync();

        (await host.Admin.PostAsync($"/api/cohorts/persons/{PersonOf(erased)}/erase", new { reason = "he said so" })).ShouldBe(422).Code.ShouldBe("reasonUnknown");
        (await host.Admin.PostAsync($"/api/cohorts/persons/{PersonOf(erased)}/erase", new { reason = "request" })).ShouldBe(204);
        (await host.HearsAsync<PersonErased>(heard => heard.Person == PersonOf(erased))).Members.ShouldBe([Guid.Parse((string)erased["id"]!)]);

        var after = (await host.PeopleAsync(Cohort)).Single(person => (string)person["id"]! == (string)erased["id"]!);
        ((string)after["name"]!).ShouldBe("(erased)");
        foreach (var gone in (string[])["nip", "email", "phone", "unit", "position"]) after[gone].ShouldBeNull();
        // The file of the database is looked through as a whole: also what was before.
        foreach (var table in (string[])["SELECT name FROM persons", "SELECT person_key FROM persons", "SELECT email FROM persons", "SELECT name FROM person_versions", "SELECT email FROM person_versions", "SELECT detail FROM members"])
            (await RowsAsync(table)).ShouldAllBe(row => !row.Contains(nip) && !row.Contains(email) && (!row.Contains(name) || people.Count(person => (string)person["name"]! == name) > 1));
        (await ChainAsync()).ShouldBe(chain);

        await Eventually.SeeAsync(() => host.Nobody.PostAsync("/api/identity/links/session", new { secret }), answer => answer.Status == 401);
        await Eventually.SeeAsync(() => respondent.GetAsync(FileOf(erased)), answer => answer.Status == 401);
        (await host.Admin.PostAsync($"/api/cohorts/persons/{PersonOf(erased)}/erase", new { reason = "request" })).ShouldBe(404);
    }

    [Fact]
    public async Task Who_was_erased_is_not_in_the_bytes_of_any_file_either()
    {
        var erased = (await PeopleAsync())[4];
        string[] traces = [(string)erased["nip"]!, (string)erased["email"]!];
        traces.Select(host.IsInFiles).ShouldBe([true, true]);

        (await host.Admin.PostAsync($"/api/cohorts/persons/{PersonOf(erased)}/erase", new { reason = "request" })).ShouldBe(204);

        foreach (var trace in traces) await Eventually.SeeAsync(() => host.IsInFiles(trace), isThere => !isThere);
    }

    [Fact]
    public async Task A_cohort_with_somebody_erased_is_exported_and_imported_as_before()
    {
        var erased = (await PeopleAsync())[5];
        (await host.Admin.PostAsync($"/api/cohorts/persons/{PersonOf(erased)}/erase", new { reason = "request" })).ShouldBe(204);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/export/{Cohort}");
        request.Headers.Authorization = new("Bearer", host.Admin.Token);
        using var exported = await host.Nobody.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var report = await host.ImportAsync(await exported.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        ((bool)report["changed"]!).ShouldBeFalse(report.ToJsonString());
    }

    [Fact]
    public async Task Who_reads_personal_data_is_on_record_for_auditors()
    {
        var unit = await host.ClientAsync("training-unit", "BKN");
        var person = (await PeopleAsync())[6];
        await unit.GetAsync($"/api/cohorts/{Cohort}/people");
        await unit.GetAsync($"/api/cohorts/{Cohort}/people/{person["id"]}");
        await unit.GetAsync($"/api/export/{Cohort}");
        await host.Admin.GetAsync(FileOf(person));
        var log = (await (await host.ClientAsync("auditor")).GetAsync("/api/cohorts/audit?scope=access&limit=4")).ShouldBe(200).Json["items"]!.AsArray();
        log.Select(entry => (string)entry!["action"]!).ShouldBe(["person-file-read", "bundle-read", "person-read", "people-read"]);
        log.Skip(1).ShouldAllBe(entry => (string)entry!["role"]! == "training-unit");
    }

    /// <summary>Those no test has erased yet, by NIP: the first was observed, which not everybody was.</summary>
    private async Task<IReadOnlyList<JsonNode>> PeopleAsync() =>
        [.. (await host.PeopleAsync(Cohort)).Where(person => person["nip"] is not null).OrderBy(person => (string)person["nip"]!, StringComparer.Ordinal)];

    private static Guid PersonOf(JsonNode item) => Guid.Parse((string)item["person"]!);

    private static string FileOf(JsonNode item) => $"/api/cohorts/persons/{item["person"]}/data";

    /// <summary>The figures of the levels; version and hash move with the roster.</summary>
    private async Task<string> ChainAsync()
    {
        var chain = await Eventually.SeeAsync(() => host.Admin.GetAsync($"/api/chains/{Cohort}?asOf=2026-11-21"), answer => answer.Status == 200 && answer.Json["verdict"]!["holes"]!.AsArray().Count == 0);
        return string.Concat(((string[])["verdict", "reaction", "learning", "behaviour", "results"]).Select(part => chain.Json[part]?.ToJsonString()));
    }

    private Task<IReadOnlyList<string>> RowsAsync(string sql) => host.Database("cohorts").ReadAsync(session => session.QueryAsync<string>(sql));
}
