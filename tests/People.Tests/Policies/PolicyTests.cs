using System.IO.Compression;
using System.Text;
using Evaluation.Contracts.Events;
using Evaluation.People.Tests.Hosts;
using Evaluation.Samples;

namespace Evaluation.People.Tests.Policies;

public sealed class PolicyTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    private const string Policies = "/api/cohorts/policies";

    [Fact]
    public async Task A_type_without_a_policy_has_the_default()
    {
        var items = (await host.Admin.GetAsync(Policies)).ShouldBe(200).Json["items"]!.AsArray();
        items.Count.ShouldBe(7);
        var other = items.Single(item => (string)item!["programmeKind"]! == "other")!;
        ((int)other["version"]!, (int)other["policy"]!["minMonths"]!, (int)other["policy"]!["maxMonths"]!).ShouldBe((0, 6, 12));
    }

    [Fact]
    public async Task A_policy_goes_to_the_cohorts_of_its_type_in_a_new_version()
    {
        await host.ImportAsync("psma-2024-01");
        await host.ImportAsync("latsar-kol-2025-07");
        var before = await host.HearsAsync<CohortPlanned>(planned => planned.Definition.Code == "PSMA-2024-01");
        before.Policy.ShouldBeNull();

        var set = await host.Admin.PutAsync($"{Policies}/technical", new { minMonths = 3, maxMonths = 18, windowDays = 45, reminderDays = new[] { 5, 10 } }, ifMatch: 0);
        set.ShouldBe(200).ETag.ShouldBe("\"1\"");
        var after = await host.HearsAsync<CohortPlanned>(planned => planned.Definition.Code == "PSMA-2024-01" && planned.Policy is not null);
        (after.Version > before.Version).ShouldBeTrue();
        (after.Policy!.MinMonths, after.Policy.MaxMonths, after.Policy.WindowDays).ShouldBe((3, 18, 45));
        host.Heard.OfType<CohortPlanned>().Where(planned => planned.Definition.Code == "LATSAR-KOL-2025-07").ShouldAllBe(planned => planned.Policy == null);

        (await host.Admin.PutAsync($"{Policies}/technical", new { minMonths = 3, maxMonths = 18 }, ifMatch: 0)).ShouldBe(412);
        (await host.Admin.PutAsync($"{Policies}/technical", new { minMonths = 3, maxMonths = 18 })).ShouldBe(428);
    }

    [Fact]
    public async Task An_import_is_held_against_the_policy_of_its_type()
    {
        var late = Changed("aturan-2025-01", "cohort.json", text => text.Replace("\"months\": 12", "\"months\": 14", StringComparison.Ordinal));
        (await TryAsync(late)).ErrorCodes.ShouldContain("waveOutsidePolicy");
        (await host.Admin.PutAsync($"{Policies}/functional", new { minMonths = 6, maxMonths = 14 }, ifMatch: 0)).ShouldBe(200);
        (await TryAsync(late)).Text.ShouldNotContain("waveOutsidePolicy");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_policy_is_told_at_once()
    {
        var answer = await host.Admin.PutAsync($"{Policies}/basic", new
        {
            minMonths = 0, maxMonths = 61, windowDays = 10, reminderDays = new[] { 7, 3, 12 }, lastReminderDays = 11, raters = new[] { "peer", "peer" },
            weights = new { supervisor = 0, peer = -1, self = 1 },
        }, ifMatch: 0);
        answer.ShouldBe(422).ErrorCodes.ShouldBe([
            "monthsOutside", "monthsOutside", "reminderOutsideWindow", "remindersNotAscending", "reminderOutsideWindow", "supervisorMissing", "raterTwice",
            "weightNotPositive", "weightNegative", "weightOfSelf"]);
        (await host.Admin.PutAsync($"{Policies}/basic", new { minMonths = 9, maxMonths = 8, windowDays = 181 }, ifMatch: 0)).ErrorCodes.ShouldBe(["monthsReversed", "windowOutside"]);
        (await host.Admin.PutAsync($"{Policies}/no-such-type", new { }, ifMatch: 0)).ShouldBe(404);
    }

    [Fact]
    public async Task Who_set_a_policy_is_on_record()
    {
        (await host.Admin.PutAsync($"{Policies}/leadership", new { minMonths = 6, maxMonths = 24 }, ifMatch: 0)).ShouldBe(200);
        var entries = (await host.Admin.GetAsync("/api/cohorts/audit")).Json["items"]!.AsArray();
        entries.ShouldContain(entry => (string)entry!["action"]! == "policy-set" && (string)entry["subject"]! == "leadership");
    }

    private async Task<Answer> TryAsync(byte[] bundle)
    {
        using var content = new ByteArrayContent(bundle);
        content.Headers.ContentType = new("application/zip");
        return await host.Admin.SendAsync(HttpMethod.Post, "/api/import?dryRun=true", content);
    }

    private static byte[] Changed(string sample, string file, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(SampleBundles.Zip(sample));
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(file)!;
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            var text = change(reader.ReadToEnd());
            reader.Dispose();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(file).Open());
            writer.Write(text);
        }
        return bytes.ToArray();
    }
}
