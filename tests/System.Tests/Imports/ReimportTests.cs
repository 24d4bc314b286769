using System.Net;
using System.Text.Json.Nodes;
using Evaluation.SystemTests.Answers;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Imports;

/// <summary>Bundles of cohorts that are there already.</summary>
public sealed class ReimportTests(RunningSystem system)
{
    [Fact]
    public async Task A_target_that_is_moved_after_data_came_in_is_shown_in_the_chain()
    {
        var cohort = new MadeCohort("GESER-01", 10);
        await system.ImportAsync(cohort.Full());
        await system.ImportAsync(cohort.Full().Replacing("cohort.json", "3.41", "2.5"));
        var chain = await system.Admin.ChainAsync(cohort.Code, chain => chain["planVersion"]?.GetValue<int>() == 2);
        var change = chain["planChanges"]!.AsArray().ShouldHaveSingleItem()!;
        change["what"]!.AsArray().Select(what => what!.GetValue<string>()).ShouldBe(["reaction.targets"]);
        change["planVersion"]!.GetValue<int>().ShouldBe(2);
        change["by"]!.GetValue<string>().ShouldNotBeEmpty();
        change["at"]!.GetValue<DateTimeOffset>().ShouldBeLessThanOrEqualTo(DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_target_that_is_moved_before_any_data_is_a_plan_and_no_more()
    {
        var cohort = new MadeCohort("GESER-02", 10);
        await system.ImportAsync(cohort.Plan().Without("kpis.csv"));
        await system.ImportAsync(cohort.Plan().Without("kpis.csv").Replacing("cohort.json", "3.41", "2.5"));
        var chain = await system.Admin.ChainAsync(cohort.Code, chain => chain["planVersion"]?.GetValue<int>() == 2);
        chain["planChanges"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_came_in_by_another_way_is_overwritten_only_when_told_to_replace()
    {
        var cohort = new MadeCohort("TIMPA-01", 3);
        await system.ImportAsync(cohort.Plan());
        var participant = await ScoreAsync(cohort, number: 0, score: 80);
        var bundle = cohort.Plan().With("learning.csv", $"nip,phase,score\n{cohort.Nip(0)},post,55\n{cohort.Nip(1)},post,70\n");

        var refused = (await system.Admin.ImportAsync(bundle.Zip())).ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("importConflicts");
        var conflict = refused.Json["conflicts"]!.AsArray().ShouldHaveSingleItem()!;
        Values(conflict, "file", "kind", "subject", "occasion", "source").ShouldBe(["learning.csv", "attempt", participant, "post", "entered"]);
        (await ScoresAsync(cohort)).ShouldBe([$"{cohort.Nip(0)},post,80"]);

        await system.ImportAsync(bundle, "?replace=true");
        (await ScoresAsync(cohort)).ShouldBe([$"{cohort.Nip(0)},post,55", $"{cohort.Nip(1)},post,70"], ignoreOrder: true);
        await system.Admin.ChainAsync(cohort.Code, chain => chain["learning"]?["posttested"]?.GetValue<int>() == 2);
    }

    [Fact]
    public async Task What_is_stored_and_not_in_the_file_stays_and_is_counted()
    {
        var cohort = new MadeCohort("SISA-01", 3);
        var bundle = cohort.Plan().With("learning.csv", $"nip,phase,score\n{cohort.Nip(1)},post,70\n");
        await system.ImportAsync(bundle);
        await ScoreAsync(cohort, number: 0, score: 80);

        var report = (await system.Admin.ImportAsync(bundle.Zip())).ShouldBe(HttpStatusCode.OK).Json;
        report["changed"]!.GetValue<bool>().ShouldBeFalse();
        report["files"]!["learning.csv"]!["notInFile"]!.GetValue<int>().ShouldBe(1);
        (await ScoresAsync(cohort)).Count.ShouldBe(2);

        await system.ImportAsync(bundle, "?replace=true");
        (await ScoresAsync(cohort)).ShouldBe([$"{cohort.Nip(1)},post,70"]);
        await system.Admin.ChainAsync(cohort.Code, chain => chain["learning"]?["posttested"]?.GetValue<int>() == 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?replace=true")]
    public async Task A_file_that_is_missing_leaves_what_is_there(string query)
    {
        var cohort = new MadeCohort(query.Length == 0 ? "HILANG-01" : "HILANG-02", 5);
        await system.ImportAsync(cohort.Full());
        var before = BundleFiles.Of(await system.Admin.ExportAsync(cohort.Code));
        var partly = cohort.Full().Without("reaction.csv").Without("learning.csv").Without("observations.csv").Without("measurements.csv").Without("finance.csv");
        (await system.Admin.ImportAsync(partly.Zip(), query)).ShouldBe(HttpStatusCode.OK).Json["changed"]!.GetValue<bool>().ShouldBeFalse();
        var after = BundleFiles.Of(await system.Admin.ExportAsync(cohort.Code));
        foreach (var file in (string[])["reaction.csv", "learning.csv", "observations.csv", "measurements.csv", "finance.csv"]) after[file].ShouldBe(before[file]);
    }

    [Fact]
    public async Task Anonymous_answers_that_are_not_all_in_the_file_are_dropped_only_when_told_to_replace()
    {
        var cohort = new MadeCohort("ANONIM-11", 12, isAnonymous: true);
        await system.ImportAsync(cohort.Full());
        var shuffled = cohort.Full().With("reaction.csv", string.Join('\n', cohort.Full().Rows("reaction.csv").Reverse().Prepend("respondent,group,a1,a2,b1")));
        (await system.Admin.ImportAsync(shuffled.Zip())).ShouldBe(HttpStatusCode.OK).Json["changed"]!.GetValue<bool>().ShouldBeFalse("the order says nothing");

        var fewer = cohort.Full().With("reaction.csv", string.Join('\n', cohort.Full().Rows("reaction.csv").Take(6).Prepend("respondent,group,a1,a2,b1")));
        (await system.Admin.ImportAsync(fewer.Zip())).ShouldBe(HttpStatusCode.Conflict).Json["conflicts"]!.AsArray().Count.ShouldBe(6);
        await system.ImportAsync(fewer, "?replace=true");
        await system.Admin.ChainAsync(cohort.Code, chain => chain["reaction"]?["responded"]?.GetValue<int>() == 6);
    }

    private static IEnumerable<string?> Values(JsonNode node, params string[] names) => names.Select(name => node[name]?.GetValue<string>());

    /// <summary>Enters a post-test score; returns whose.</summary>
    private async Task<string> ScoreAsync(MadeCohort cohort, int number, int score)
    {
        var participant = (await system.Admin.PeopleAsync(cohort.Code, "participant")).Single(person => person["nip"]!.GetValue<string>() == cohort.Nip(number))["id"]!.GetValue<string>();
        (await system.Admin.PostAsync(ValidAnswers.PathOf("learning", cohort.Code), new { participant, phase = "post", score })).ShouldBe(HttpStatusCode.Created);
        return participant;
    }

    private async Task<IReadOnlyList<string>> ScoresAsync(MadeCohort cohort)
    {
        var exported = BundleFiles.Of(await system.Admin.ExportAsync(cohort.Code));
        var columns = exported["learning.csv"].Split('\n')[0].Trim().Split(',');
        return [.. exported.Rows("learning.csv").Select(row => row.Split(',')).Select(row => string.Join(',', ((string[])["nip", "phase", "score"]).Select(name => row[Array.IndexOf(columns, name)])))];
    }
}
