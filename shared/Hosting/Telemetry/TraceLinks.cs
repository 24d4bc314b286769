using System.Collections.Concurrent;
using System.Diagnostics;
using Evaluation.Persistence.Writing;

namespace Evaluation.Hosting.Telemetry;

/// <summary>
/// Leads a trace on to work that is done later, once for many: the work continues the latest trace that asked for it and links to the
/// others before, so that each can be followed. Costs nothing where nobody listens.
/// </summary>
/// <param name="work">Name of that work, as traces show it: <c>summarise</c>.</param>
public sealed class TraceLinks(string work)
{
    // A burst has hundreds: the last ones lead there as well as all.
    private const int Most = 32;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<ActivityContext>> asked = new(StringComparer.Ordinal);

    internal static ActivitySource Source { get; } = new(Telemetry.Source);

    /// <summary>The trace that runs now has asked for the work on a cohort, once this transaction is committed.</summary>
    public void Ask(UnitOfWork transaction, string cohort)
    {
        if (!Source.HasListeners() || Activity.Current?.Context is not { } trace) return;
        transaction.OnCommitted(() =>
        {
            var traces = asked.GetOrAdd(cohort, _ => new());
            traces.Enqueue(trace);
            while (traces.Count > Most) traces.TryDequeue(out _);
        });
    }

    /// <summary>To be held while the work on a cohort is done.</summary>
    public Activity? Start(string cohort)
    {
        if (!Source.HasListeners()) return null;
        var traces = asked.TryRemove(cohort, out var found) ? found.Distinct().ToList() : [];
        // Without a parent it would continue whatever trace happens to be current here, so it begins one of its own.
        var activity = traces.Count == 0
            ? Source.StartActivity(work, ActivityKind.Internal, default(ActivityContext))
            : Source.StartActivity(work, ActivityKind.Internal, traces[^1], links: traces.SkipLast(1).Select(trace => new ActivityLink(trace)));
        return activity?.SetTag("evaluation.cohort", cohort);
    }
}
