using Evaluation.Benchmarks.Load;
using Evaluation.Benchmarks.Servers;

namespace Evaluation.Benchmarks.Measures;

/// <summary>Chains read a second: one whole chain, and the list of 200.</summary>
internal static class ChainReads
{
    private const int Cohorts = 200, Reads = 5000, Lists = 100;

    public static async Task RunAsync(PublishedStandalone program, Settings settings, Table table)
    {
        await using var server = await program.StartAsync();
        using var api = await Api.SignInAsync(server);
        var generator = new LoadGenerator(server.Port, settings.Threads, connectionsEach: 8);
        Table.Progress("importing 200 cohorts …");
        for (var cohort = 0; cohort < Cohorts; cohort++) await api.ImportAsync(BenchBundle.AllLevels($"READ-{cohort}", participants: 10));
        for (var cohort = 0; cohort < Cohorts; cohort++)
            await api.ChainWhenAsync($"READ-{cohort}", chain => Api.HasResponses(chain, 10) && chain.GetProperty("learning").GetProperty("paired").ToString() == "10");

        var live = Rate([.. Enumerable.Range(0, Reads).Select(_ => Requests.Get("/health/live", api.Token))]);
        var one = Rate([.. Enumerable.Range(0, Reads).Select(number => Requests.Get($"/api/chains/READ-{number % Cohorts}", api.Token))]);
        var list = Rate([.. Enumerable.Range(0, Lists).Select(_ => Requests.Get("/api/chains?limit=200", api.Token))]);
        table.Add("chains read/s, one of 200 cohorts", Table.Number(one, "#,0"), $"/health/live, {Table.Number(live, "#,0")}/s", one / live);
        table.Add("lists read/s, all of 200 cohorts", Table.Number(list, "#,0.0"), "as many single chains", list * Cohorts / one);

        double Rate(List<byte[]> requests) =>
            Table.Median(Enumerable.Range(0, settings.Rounds + 1).Select(_ => requests.Count / generator.Run(requests, status: 200).TotalSeconds).Skip(1).ToList());
    }
}
