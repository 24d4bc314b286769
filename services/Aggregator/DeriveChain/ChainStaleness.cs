using System.Diagnostics.Metrics;
using Evaluation.Hosting.Telemetry;

namespace Evaluation.Aggregator.DeriveChain;

/// <summary>For how long the chain longest out of date has been so, as a metric: near zero, or a chain cannot be derived.</summary>
internal sealed class ChainStaleness(ChainDeriver deriver, IMeterFactory meters, TimeProvider clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(Telemetry.Source).CreateObservableGauge(
            "evaluation.chain.staleness",
            () => new Measurement<double>(deriver.StaleSince is { } since ? Math.Max(0, (clock.GetUtcNow() - since).TotalSeconds) : 0, new KeyValuePair<string, object?>("service", AggregatorService.Database)),
            "s", "How long the oldest facts have waited to be derived into a chain");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
