using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Evaluation.Hosting.Telemetry;
using Evaluation.Integration.Tests.Chains;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Samples;
using Evaluation.Testing;
using Evaluation.Testing.Time;

namespace Evaluation.Integration.Tests.Operations;

/// <summary>An answer is followed from the request that brought it to the chain that it changed.</summary>
public sealed class TraceTests
{
    private static readonly string[] Sources = [Telemetry.Source, "MassTransit", "Microsoft.AspNetCore"];

    [Fact]
    public async Task An_answer_leads_to_the_chain_also_where_many_were_summarised_together()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var scratch = new Scratch();
        await using var host = await TestHost.StartAsync(scratch.Folder);
        await host.ImportAsync(SampleBundles.Zip("psma-2024-01"));
        await Eventually.SeeAsync(
            async () => Difference.Between(SampleBundles.ExpectedChain("psma-2024-01"), await host.ChainAsync("PSMA-2024-01")), differences => differences.Count == 0);

        var traces = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => AnswerAsync(host, number)));

        foreach (var trace in traces)
            await Eventually.SeeAsync(() => NamesFrom(trace, ended), names => names.Contains("derive chain"));
        // One of them goes on as it is, from the request to the chain; the others are linked to it.
        ended.ShouldContain(activity => activity.OperationName == "derive chain" && traces.Contains(activity.TraceId));
        ended.Where(activity => activity.OperationName == "summarise").ShouldAllBe(activity => activity.Links.Count() <= 31);
    }

    private static async Task<ActivityTraceId> AnswerAsync(TestHost host, int number)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/results/PSMA-2024-01/measurements")
        {
            Content = JsonContent.Create(new { kpi = "doc-days", month = 30 + number, group = "trained", unit = "Kantor Uji", value = 10 + number }),
        };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return trace;
    }

    /// <summary>All that was done in a trace, and in those that link to it, and so on.</summary>
    private static IReadOnlySet<string> NamesFrom(ActivityTraceId trace, IEnumerable<Activity> ended)
    {
        var reached = new HashSet<ActivityTraceId> { trace };
        var all = ended.ToList();
        while (all.Any(activity => activity.Links.Any(link => reached.Contains(link.Context.TraceId)) && reached.Add(activity.TraceId)))
        {
            // Until no link leads further.
        }
        return all.Where(activity => reached.Contains(activity.TraceId)).Select(activity => activity.OperationName).ToHashSet();
    }
}
