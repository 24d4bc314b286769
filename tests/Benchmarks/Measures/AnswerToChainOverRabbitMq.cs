using System.Diagnostics;
using Evaluation.Benchmarks.Load;
using Evaluation.Benchmarks.Servers;
using Evaluation.Local;

namespace Evaluation.Benchmarks.Measures;

/// <summary>
/// From an acknowledged answer to the chain that counts it, at 200 answers a second over the gateway, with two instances of each
/// service. The chain is asked all the time; an answer is counted when the chain has as many as had been acknowledged with it.
/// </summary>
internal static class AnswerToChainOverRabbitMq
{
    private const int AnswersASecond = 200;
    private const int Answers = 4000;
    private const string Cohort = "LATENCY-01";

    public static async Task RunAsync(Table table)
    {
        var folder = Repository.NewFolder();
        await MeasureAsync(folder, table);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(string folder, Table table)
    {
        await using var set = await LocalSet.StartAsync(
            new()
            {
                Address = new("http://127.0.0.1:0"),
                Data = folder,
                Instances = Service.All.ToDictionary(service => service.Name, _ => 2),
                Settings = { ["Evaluation__AdminPassword"] = Server.Password },
            },
            TextWriter.Null);
        using var api = await Api.SignInAsync(set.Address.ToString().TrimEnd('/'));
        await api.ImportAsync(BenchBundle.People(Cohort, Answers));
        var people = await api.ParticipantsAsync(Cohort);
        // The first hundred warm the processes up.
        foreach (var person in people.Take(100)) await api.PostAsync($"/api/reaction/{Cohort}/responses", Requests.Body(person, 1));
        await api.ChainWhenAsync(Cohort, chain => Api.HasResponses(chain, 100));

        var clock = Stopwatch.StartNew();
        var acknowledged = new List<TimeSpan>();
        var sending = Task.WhenAll(people.Skip(100).Select(async (person, one) =>
        {
            var due = TimeSpan.FromSeconds((double)one / AnswersASecond);
            if (due > clock.Elapsed) await Task.Delay(due - clock.Elapsed);
            await api.PostAsync($"/api/reaction/{Cohort}/responses", Requests.Body(person, one));
            lock (acknowledged) acknowledged.Add(clock.Elapsed);
        }));
        var seen = new List<(TimeSpan At, int Counted)>();
        while (seen.Count == 0 || seen[^1].Counted < people.Count)
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(2)) throw new TimeoutException("The chain does not count all answers.");
            var chain = await api.ChainAsync(Cohort);
            seen.Add((clock.Elapsed, chain!.Value.GetProperty("reaction").GetProperty("responded").GetInt32()));
            await Task.Delay(10);
        }
        await sending;
        var waits = acknowledged.Select((at, rank) => (seen.First(look => look.Counted >= 100 + rank + 1).At - at).TotalSeconds).Order().ToList();
        var (median, p99) = (waits[waits.Count / 2], waits[(int)(waits.Count * 0.99)]);
        table.Add("answer to chain over RabbitMQ, median", $"{Table.Number(median, "0.00")} s");
        table.Add("answer to chain over RabbitMQ, p99", $"{Table.Number(p99, "0.00")} s", "2 s", p99 / 2, "< 2 s", p99 < 2);
    }
}
