using System.Diagnostics;
using Evaluation.Benchmarks.Load;
using Evaluation.Benchmarks.Servers;

namespace Evaluation.Benchmarks.Measures;

/// <summary>Sends answers to one server, round after round, each round by people who have not answered yet.</summary>
internal sealed class AnswerLoad(string name, Server server, Settings settings, int answers) : IDisposable
{
    private readonly List<List<byte[]>> rounds = [];
    private readonly List<double> rates = [];
    private readonly List<double> costs = [];
    private readonly LoadGenerator generator = new(server.Port, settings.Threads, settings.Connections);
    private Api? api;

    /// <summary>What the last round left to be told and derived is not charged to the next server's.</summary>
    public bool WaitsForChain { get; init; }

    public double Rate => Table.Median(rates);

    public string Figure => $"{Table.Number(Rate, "#,0")} ({Table.Number(Table.Median(costs), "0")} µs CPU each)";

    public async Task PrepareAsync()
    {
        Table.Progress($"preparing {name} …");
        if (name == "bare")
        {
            using var client = new HttpClient();
            var token = await client.GetStringAsync(new Uri($"{server.Address}/token"));
            for (var round = 0; round < settings.WarmUp + settings.Rounds; round++)
                rounds.Add([.. Enumerable.Range(0, answers).Select(one => Requests.Response(CohortOf(round, 0), Guid.NewGuid().ToString(), token, one))]);
            return;
        }
        api = await Api.SignInAsync(server);
        for (var round = 0; round < settings.WarmUp + settings.Rounds; round++)
        {
            var requests = new List<byte[]>();
            for (var cohort = 0; cohort < settings.Cohorts; cohort++)
            {
                var code = CohortOf(round, cohort);
                await api.ImportAsync(BenchBundle.People(code, answers / settings.Cohorts));
                requests.AddRange((await api.ParticipantsAsync(code)).Select((person, one) => Requests.Response(code, person, api.Token, one)));
            }
            // Mixed, as they come in life; the same each time.
            var mixed = requests.ToArray();
            new Random(1).Shuffle(mixed);
            rounds.Add([.. mixed]);
        }
    }

    public async Task RunAsync(int round, bool isCounted)
    {
        var before = server.Processor;
        var elapsed = generator.Run(rounds[round], status: 201);
        var processor = server.Processor - before;
        var watch = Stopwatch.StartNew();
        if (WaitsForChain)
            for (var cohort = 0; cohort < settings.Cohorts; cohort++) await api!.ChainWhenAsync(CohortOf(round, cohort), chain => Api.HasResponses(chain, answers / settings.Cohorts));
        var (rate, cost) = (rounds[round].Count / elapsed.TotalSeconds, processor.TotalMicroseconds / rounds[round].Count);
        Table.Progress($"  {name} round {round}: {Table.Number(rate, "#,0")}/s, {Table.Number(cost, "0.0")} µs CPU each{(WaitsForChain ? $", chain {Table.Number(watch.Elapsed.TotalSeconds, "0.00")} s after" : "")}");
        if (!isCounted) return;
        rates.Add(rate);
        costs.Add(cost);
    }

    public void Dispose() => api?.Dispose();

    private static string CohortOf(int round, int cohort) => $"BENCH-{round}-{cohort}";
}
