using System.Net;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Crash;

public sealed class When_killed_after_commit_before_dispatch
{
    private static readonly Dictionary<string, string> Paused = new() { ["Outbox__Paused"] = "true" };

    [Fact]
    public async Task The_next_start_sends_what_is_in_the_outboxes()
    {
        using var deployment = await Deployment.StartAsync(Paused);
        var cohort = new MadeCohort("TUNDA-01", 20);
        (await deployment.Admin.ImportAsync(cohort.Full().Zip())).ShouldBe(HttpStatusCode.OK);
        await Eventually.SeeAsync(() => deployment.Database("learning").Count("outbox", "type LIKE '%LearningSummarised'"), rows => rows > 0);
        (await deployment.Admin.GetAsync($"/api/chains/{cohort.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);

        await deployment.KillAsync();
        await deployment.StartAgainAsync();
        await deployment.Admin.ChainAsync(cohort.Code, chain =>
            chain["reaction"]?["responded"]?.GetValue<int>() == 20 && chain["learning"]?["paired"]?.GetValue<int>() == 20
            && chain["behaviour"]?["waves"]?[0]?["observed"]?.GetValue<int>() == 20 && chain["results"]?["finance"] is not null);
        (await deployment.Admin.PostAsync("/api/chains/rebuild", new { })).Json["differing"]!.AsArray().ShouldBeEmpty();
    }
}
