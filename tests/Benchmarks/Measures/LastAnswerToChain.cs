using System.Diagnostics;
using Evaluation.Benchmarks.Load;
using Evaluation.Benchmarks.Servers;

namespace Evaluation.Benchmarks.Measures;

/// <summary>How long after the last of a burst of 1,000 answers the chain counts them all.</summary>
internal static class LastAnswerToChain
{
    private const int Burst = 1000;

    public static async Task RunAsync(PublishedStandalone program, Settings settings, Table table)
    {
        await using var server = await program.StartAsync();
        using var api = await Api.SignInAsync(server);
        var generator = new LoadGenerator(server.Port, settings.Threads, settings.Connections);
        var seconds = new List<double>();
        for (var round = 0; round <= settings.Rounds; round++)
        {
            var code = $"BURST-{round}";
            await api.ImportAsync(BenchBundle.People(code, Burst));
            var requests = (await api.ParticipantsAsync(code)).Select((person, one) => Requests.Response(code, person, api.Token, one)).ToList();
            generator.Run(requests, status: 201);
            var watch = Stopwatch.StartNew();
            await api.ChainWhenAsync(code, chain => Api.HasResponses(chain, Burst));
            Table.Progress($"  burst {round}: {Table.Number(watch.Elapsed.TotalSeconds, "0.00")} s");
            if (round > 0) seconds.Add(watch.Elapsed.TotalSeconds);
        }
        table.Add($"last of {Burst} answers to the chain, worst round", $"{Table.Number(seconds.Max(), "0.00")} s", "1 s", seconds.Max(), "≤ 1 s", seconds.Max() <= 1);
    }
}
