using System.IO.Compression;
using Evaluation.Hosting.Security;
using Evaluation.People.Tests.Hosts;
using Evaluation.Samples;
using Evaluation.Testing.Time;

namespace Evaluation.People.Tests.People;

public sealed class NamesTests(PeopleHost host) : IClassFixture<PeopleHost>, IAsyncLifetime
{
    private const string Cohort = "PSMA-2024-01", Names = $"/api/cohorts/{Cohort}/names";

    public async ValueTask InitializeAsync() => await host.ImportAsync("psma-2024-01");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_supervisor_learns_the_names_of_the_own_staff_and_no_other()
    {
        var people = await host.PeopleAsync(Cohort);
        var own = people[0];
        var supervisor = (Guid)own["supervisor"]!;
        var other = people.First(person => (Guid)person["supervisor"]! != supervisor);
        var caller = await host.ClientAsync(Roles.Supervisor, "BKN", supervisor);
        var names = (await caller.GetAsync($"{Names}?ids={own["id"]}&ids={other["id"]}")).ShouldBe(200).Json["items"]!.AsArray();
        var item = names.ShouldHaveSingleItem()!;
        ((string)item["name"]!).ShouldBe((string)own["name"]!);
        item.AsObject().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_participant_learns_the_own_name_and_no_colleagues()
    {
        var people = await host.PeopleAsync(Cohort);
        var caller = await host.RespondentAsync((Guid)people[0]["person"]!);
        (await caller.GetAsync($"{Names}?ids={people[0]["id"]}&ids={people[1]["id"]}")).ShouldBe(200).Json["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_peer_learns_the_names_of_those_the_peer_is_asked_about()
    {
        // Its first wave opens today.
        const string cohort = "NAMA-2026-05";
        await host.ImportAsync(OpenCohort(cohort));
        var people = await host.PeopleAsync(cohort);
        var (peer, observed, other) = (people[0], people[1], people[2]);
        await Eventually.SeeAsync(
            () => host.Admin.PutAsync($"/api/behaviour/{cohort}/participants/{observed["id"]}/raters", new[] { new { raterGroup = "peer", rater = (Guid)peer["id"]! } }),
            answer => answer.Status == 200);
        var caller = await host.RespondentAsync((Guid)peer["person"]!);
        await Eventually.SeeAsync(
            () => caller.GetAsync("/api/behaviour/tasks"), answer => answer.Text.Contains((string)observed["id"]!, StringComparison.Ordinal));

        var names = (await caller.GetAsync($"/api/cohorts/{cohort}/names?ids={observed["id"]}&ids={other["id"]}")).ShouldBe(200).Json["items"]!.AsArray();

        ((string)names.ShouldHaveSingleItem()!["name"]!).ShouldBe((string)observed["name"]!);
    }

    [Fact]
    public async Task Who_does_not_answer_in_the_cohort_is_told_nothing()
    {
        var person = (await host.PeopleAsync(Cohort))[0];
        var id = person["id"];
        var caller = await host.RespondentAsync((Guid)person["person"]!);
        (await caller.GetAsync($"/api/cohorts/NO-SUCH-COHORT/names?ids={id}")).ShouldBe(404);
        (await caller.GetAsync(Names)).ShouldBe(422);
        (await (await host.ClientAsync(Roles.Leadership)).GetAsync($"{Names}?ids={id}")).ShouldBe(403);
        (await host.Nobody.GetAsync($"{Names}?ids={id}")).ShouldBe(401);
    }

    [Fact]
    public async Task Reading_names_is_noted()
    {
        var own = (await host.PeopleAsync(Cohort))[0];
        await (await host.ClientAsync(Roles.Supervisor, "BKN", (Guid)own["supervisor"]!)).GetAsync($"{Names}?ids={own["id"]}");
        (await host.Admin.GetAsync("/api/cohorts/audit?scope=access")).ShouldBe(200).Text.ShouldContain("names-read");
    }

    private static byte[] OpenCohort(string code)
    {
        using var sample = new ZipArchive(new MemoryStream(SampleBundles.Zip("psma-2024-01")));
        using var bytes = new MemoryStream();
        using (var bundle = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["cohort.json", "participants.csv"])
            {
                using var reader = new StreamReader(sample.GetEntry(name)!.Open());
                using var writer = new StreamWriter(bundle.CreateEntry(name).Open());
                writer.Write(reader.ReadToEnd().Replace(Cohort, code, StringComparison.Ordinal)
                    .Replace("2024-03-04", "2026-05-11", StringComparison.Ordinal).Replace("2024-03-15", "2026-05-21", StringComparison.Ordinal));
            }
        }
        return bytes.ToArray();
    }
}
