using System.Net;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Imports;

/// <summary>A plan that the stored answers no longer fit is refused whole: they were given under another one.</summary>
public sealed class PlanFitTests(RunningSystem system)
{
    private const string Scale = "\"scale\": { \"min\": 1, \"max\": 5 }, \"groups\"";

    [Theory]
    [InlineData("MUAT-01", Scale, "\"scale\": { \"min\": 1, \"max\": 6 }, \"groups\"", "scaleHoldsData", "plan.reaction.instrument.scale")]
    [InlineData("MUAT-02", "{ \"code\": \"a1\" }, { \"code\": \"a2\" }", "{ \"code\": \"a1\" }", "itemHoldsData", "plan.reaction.instrument.dimensions")]
    [InlineData("MUAT-03", "\"confidential\"", "\"anonymous\"", "identityHoldsData", "plan.reaction.identity")]
    [InlineData("MUAT-04", "\"maxScore\": 100", "\"maxScore\": 110", "maxScoreHoldsData", "plan.learning.maxScore")]
    [InlineData("MUAT-05", "{ \"months\": 6 }, ", "", "waveHoldsData", "plan.behaviour.waves")]
    [InlineData("MUAT-06", "\"learning\": { \"maxScore\": 100, \"passMark\": 60 },", "", "levelHoldsData", "plan.learning")]
    public async Task A_plan_that_stored_answers_do_not_fit_is_refused(string code, string planned, string changed, string problem, string column)
    {
        var cohort = new MadeCohort(code, 4);
        await system.ImportAsync(Untargeted(cohort.Full()));
        var before = await system.Admin.ExportAsync(code);

        var other = Untargeted(cohort.Plan()).Replacing("cohort.json", planned, changed);
        var refused = (await system.Admin.ImportAsync(other.Zip())).ShouldBe(HttpStatusCode.UnprocessableEntity);

        var error = refused.Json["errors"]!.AsArray().First(one => one!["code"]!.GetValue<string>() == problem)!;
        error["file"]!.GetValue<string>().ShouldBe("cohort.json");
        error["column"]!.GetValue<string>().ShouldBe(column);
        (await system.Admin.ExportAsync(code)).ShouldBe(before);
    }

    [Fact]
    public async Task Scores_that_are_all_brought_again_may_have_another_maximum()
    {
        var cohort = new MadeCohort("MUAT-07", 4);
        await system.ImportAsync(cohort.Full());
        await system.ImportAsync(cohort.Full().Replacing("cohort.json", "\"maxScore\": 100", "\"maxScore\": 110"), "?replace=true");
        var chain = await system.Admin.ChainAsync(cohort.Code, chain => chain["planVersion"]?.GetValue<int>() == 2);
        chain["planChanges"]!.AsArray().ShouldHaveSingleItem()!["what"]!.AsArray().Select(what => what!.GetValue<string>()).ShouldBe(["learning"]);
    }

    [Fact]
    public async Task A_level_without_data_may_leave_the_plan()
    {
        var cohort = new MadeCohort("MUAT-08", 4);
        await system.ImportAsync(Untargeted(cohort.Plan()));
        await system.ImportAsync(Untargeted(cohort.Plan()).Replacing("cohort.json", "\"learning\": { \"maxScore\": 100, \"passMark\": 60 },", ""));
        await system.Admin.ChainAsync(cohort.Code, chain => chain["planVersion"]?.GetValue<int>() == 2);
    }

    // A target of what is no longer planned would be refused on its own account.
    private static BundleFiles Untargeted(BundleFiles files)
    {
        var definition = files["cohort.json"];
        return files.Replacing("cohort.json", definition[definition.IndexOf("\"targets\"", StringComparison.Ordinal)..], "\"targets\": [] } }");
    }
}
