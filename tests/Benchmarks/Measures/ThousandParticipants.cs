using System.Diagnostics;
using System.Text.Json;
using Evaluation.Benchmarks.Load;
using Evaluation.Benchmarks.Servers;

namespace Evaluation.Benchmarks.Measures;

/// <summary>The import of 1,000 participants with the data of all four levels into an empty Standalone, until the chain is right.</summary>
internal static class ThousandParticipants
{
    private const int Participants = 1000;

    public static async Task RunAsync(PublishedStandalone program, Settings settings, Table table)
    {
        var bundle = BenchBundle.AllLevels("THOUSAND", Participants);
        var (imports, chains) = (new List<double>(), new List<double>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            // A new process each time: this is what somebody sees who tries it for the first time.
            await using var server = await program.StartAsync();
            using var api = await Api.SignInAsync(server);
            var watch = Stopwatch.StartNew();
            await api.ImportAsync(bundle);
            imports.Add(watch.Elapsed.TotalSeconds);
            await api.ChainWhenAsync("THOUSAND", IsRight);
            chains.Add(watch.Elapsed.TotalSeconds);
            Table.Progress($"  import {Table.Number(imports[^1], "0.00")} s, chain right after {Table.Number(chains[^1], "0.00")} s");
        }
        var (import, chain) = (Table.Median(imports), Table.Median(chains));
        table.Add($"import of {Participants} participants, 13,000 answers", $"{Table.Number(import, "0.00")} s", "10 s", import / 10);
        table.Add("… until its chain is right", $"{Table.Number(chain, "0.00")} s", "10 s", chain / 10, "≤ 10 s", chain <= 10);
    }

    /// <summary>Every answer is counted, and figures that are easily worked out from the bundle come out.</summary>
    private static bool IsRight(JsonElement chain)
    {
        var (learning, waves) = (chain.GetProperty("learning"), chain.GetProperty("behaviour").GetProperty("waves"));
        return Api.HasResponses(chain, Participants)
            && Is(chain.GetProperty("reaction").GetProperty("groups")[0], "mean", BenchBundle.Items.Select((_, item) => Mean(one => BenchBundle.AnswerOf(one, item))).Average())
            && Is(learning, "paired", Participants)
            && Is(learning, "postMean", Mean(BenchBundle.ScoreAfter))
            && waves.EnumerateArray().All(wave => Is(wave, "observed", Participants) && wave.GetProperty("groups").EnumerateArray()
                .Sum(group => group.GetProperty("observations").GetInt32()) == Participants * BenchBundle.RatersEach)
            && chain.GetProperty("results").GetProperty("achievedShare").ValueKind == JsonValueKind.Number;
    }

    private static double Mean(Func<int, int> of) => Enumerable.Range(0, Participants).Average(of);

    private static bool Is(JsonElement of, string name, double expected) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && Math.Abs(value.GetDouble() - expected) <= 1e-9 * Math.Abs(expected);
}
