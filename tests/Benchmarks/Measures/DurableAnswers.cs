using Evaluation.Benchmarks.Load;
using Evaluation.Benchmarks.Servers;

namespace Evaluation.Benchmarks.Measures;

/// <summary>Durable answers a second over HTTP, with 18 five-point items each.</summary>
internal static class DurableAnswers
{
    // One commit each is slow: fewer answers tell as much.
    private const int SlowShare = 5;

    public static async Task RunAsync(PublishedStandalone program, Settings settings, Table table)
    {
        await using var bareServer = await Server.StartBareAsync();
        await using var pausedServer = await program.StartAsync(null, "--Outbox:Paused=true");
        await using var liveServer = await program.StartAsync();
        await using var singleServer = await program.StartAsync(null, "--Outbox:Paused=true", "--Database:GroupCommit=false");
        using var bare = new AnswerLoad("bare", bareServer, settings, settings.Answers);
        using var paused = new AnswerLoad("paused", pausedServer, settings, settings.Answers);
        using var live = new AnswerLoad("live", liveServer, settings, settings.Answers) { WaitsForChain = true };
        using var single = new AnswerLoad("single", singleServer, settings, settings.Answers / SlowShare);
        AnswerLoad[] all = [bare, paused, live, single];
        foreach (var load in all) await load.PrepareAsync();
        for (var round = 0; round < settings.WarmUp + settings.Rounds; round++)
            foreach (var load in all) await load.RunAsync(round, isCounted: round >= settings.WarmUp);

        table.Add("answers/s, bare endpoint with one insert", bare.Figure, "the reference");
        table.Add("answers/s, dispatching paused", paused.Figure, "bare", paused.Rate / bare.Rate, "≥ 0.60", paused.Rate >= 0.6 * bare.Rate);
        table.Add("answers/s, everything live", live.Figure, "bare", live.Rate / bare.Rate, "≥ 0.30", live.Rate >= 0.3 * bare.Rate);
        table.Add("answers/s, one commit each, paused", single.Figure, "bare", single.Rate / bare.Rate);
        table.Add("group commit, paused", paused.Figure, "one commit each", paused.Rate / single.Rate, "≥ 4.00", paused.Rate >= 4 * single.Rate);
    }
}
