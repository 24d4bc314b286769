using System.Net;
using System.Text.Json.Nodes;
using Evaluation.SystemTests.Answers;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Backups;

/// <summary>The command that saves all services while they run, and the one that brings them back.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_level_restored_from_a_backup_counts_new_answers_at_once_and_what_it_lost_is_listed()
    {
        using var scratch = new Scratch();
        using var deployment = await Deployment.StartAsync();
        var cohort = new MadeCohort("CADANG-01", 10);
        (await deployment.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        var people = (await deployment.Admin.PeopleAsync(cohort.Code, "participant")).Select(person => person["id"]!.GetValue<string>()).ToList();
        await ScoreAsync(deployment, cohort, people[..3]);
        await deployment.Admin.ChainAsync(cohort.Code, chain => Measured(chain) == 3);

        var (saved, output) = await StandaloneProcess.RunAsync("--data", deployment.Folder, "--backup", scratch.Folder);
        saved.ShouldBe(0, output);
        await ScoreAsync(deployment, cohort, people[3..8]);
        await deployment.Admin.ChainAsync(cohort.Code, chain => Measured(chain) == 8);
        var refused = await StandaloneProcess.RunAsync("--data", deployment.Folder, "--restore", Directory.GetDirectories(scratch.Folder).Single(), "--only", "learning");
        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldContain("Stop all services first");
        await deployment.KillAsync();
        var (restored, said) = await StandaloneProcess.RunAsync("--data", deployment.Folder, "--restore", Directory.GetDirectories(scratch.Folder).Single(), "--only", "learning");
        restored.ShouldBe(0, said);
        await deployment.StartAgainAsync();

        await deployment.Admin.ChainAsync(cohort.Code, chain => Measured(chain) == 3);
        await ScoreAsync(deployment, cohort, people[8..9]);
        await deployment.Admin.ChainAsync(cohort.Code, chain => Measured(chain) == 4);
        var lost = (await deployment.Admin.GetAsync("/api/chains/lost")).ShouldBe(HttpStatusCode.OK).Json.AsArray();
        lost.ShouldContain(item => item!["cohort"]!.GetValue<string>() == cohort.Code && item["kind"]!.GetValue<string>() == "LearningSummarised");
        (await deployment.Admin.PostAsync("/api/chains/rebuild", new { })).Json["differing"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task People_that_cohorts_lost_no_longer_count_and_a_removed_cohort_stays_removed()
    {
        using var scratch = new Scratch();
        using var deployment = await Deployment.StartAsync();
        var (cohort, removed) = (new MadeCohort("CADANG-02", 10), new MadeCohort("CADANG-03", 5));
        (await deployment.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        (await deployment.Admin.ImportAsync(removed.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        await deployment.Admin.ChainAsync(cohort.Code, chain => Participants(chain) == 10);
        (await StandaloneProcess.RunAsync("--data", deployment.Folder, "--backup", scratch.Folder)).ExitCode.ShouldBe(0);
        (await deployment.Admin.ImportAsync(new MadeCohort("CADANG-02", 14).Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        await deployment.Admin.ChainAsync(cohort.Code, chain => Participants(chain) == 14);
        (await deployment.Admin.DeleteAsync($"/api/cohorts/{removed.Code}")).ShouldBe(HttpStatusCode.NoContent);
        await Eventually.EqualsAsync(HttpStatusCode.NotFound, async () => (await deployment.Admin.GetAsync($"/api/chains/{removed.Code}")).Status);

        await deployment.KillAsync();
        (await StandaloneProcess.RunAsync("--data", deployment.Folder, "--restore", Directory.GetDirectories(scratch.Folder).Single(), "--only", "cohorts")).ExitCode.ShouldBe(0);
        await deployment.StartAgainAsync();

        await deployment.Admin.ChainAsync(cohort.Code, chain => Participants(chain) == 10);
        await Eventually.EqualsAsync(HttpStatusCode.NotFound, async () => (await deployment.Admin.GetAsync($"/api/cohorts/{removed.Code}")).Status);
        (await deployment.Admin.PostAsync("/api/chains/rebuild", new { })).Json["differing"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task ScoreAsync(Deployment deployment, MadeCohort cohort, IEnumerable<string> people)
    {
        foreach (var participant in people)
            (await deployment.Admin.PostAsync($"/api/learning/{cohort.Code}/scores", new { participant, phase = "pre", score = 60 })).ShouldBe(HttpStatusCode.Created);
    }

    private static int? Measured(JsonNode chain) => chain["learning"]?["pre"]?["n"]?.GetValue<int>();

    private static int? Participants(JsonNode chain) => chain["participants"]?.GetValue<int>();
}
