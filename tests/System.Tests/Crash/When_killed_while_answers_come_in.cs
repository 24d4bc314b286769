using System.Net;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Crash;

public sealed class When_killed_while_answers_come_in
{
    private const int Kills = 3;

    [Fact]
    public async Task Each_acknowledged_answer_is_counted_once()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        using var deployment = await Deployment.StartAsync();
        var cohort = new MadeCohort("MATI-01", 200);
        (await deployment.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        var answers = await AnswerPlan.MakeAsync(deployment.Admin, cohort, random);
        var share = answers.Count / Kills;
        for (var round = 0; round < Kills; round++)
        {
            await SendUntilKilledAsync(deployment, answers.Take((round + 1) * share), killAfter: random.Next(1, share));
            await deployment.StartAgainAsync();
            // What was in flight when it died is sent again, under the same keys.
            await Senders.SendAsync(deployment.Admin, answers.Take((round + 1) * share), _ => { });
            await OwnCount.ShouldBeShownAsync(deployment.Admin, cohort.Code, answers, $"seed {seed}, round {round}");
        }
        answers.Take(Kills * share).ShouldAllBe(answer => answer.IsAcknowledged);
        var rebuilt = (await deployment.Admin.PostAsync("/api/chains/rebuild", new { })).ShouldBe(HttpStatusCode.OK).Json;
        rebuilt["cohorts"]!.GetValue<int>().ShouldBe(1);
        rebuilt["differing"]!.AsArray().Count.ShouldBe(0, $"seed {seed}");
        await ShouldEqualOneBuiltFromTheDataAsync(deployment, cohort, $"seed {seed}");
    }

    private static async Task SendUntilKilledAsync(Deployment deployment, IEnumerable<SentAnswer> answers, int killAfter)
    {
        Task? killing = null;
        await Senders.SendAsync(deployment.Admin, answers, count =>
        {
            if (count == killAfter) killing = deployment.Process.KillAsync();
        });
        await killing!;
        await deployment.KillAsync();
    }

    // Its export under another code, imported whole, gives every figure that single answers gave.
    private static async Task ShouldEqualOneBuiltFromTheDataAsync(Deployment deployment, MadeCohort cohort, string when)
    {
        var live = await deployment.Admin.ChainAsync(cohort.Code, _ => true);
        var copy = BundleFiles.Of(await deployment.Admin.ExportAsync(cohort.Code)).Replacing("cohort.json", $"\"{cohort.Code}\"", "\"SALINAN-01\"");
        (await deployment.Admin.ImportAsync(copy.Zip())).ShouldBe(HttpStatusCode.OK);
        await Eventually.SeeAsync(
            async () => ChainDifference.Between(await deployment.Admin.ChainAsync("SALINAN-01", _ => true), live).Prepend(when).ToList(),
            differences => differences.Count == 1);
    }
}
