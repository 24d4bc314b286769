using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Evaluation.Hosting.Telemetry;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Samples;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Integration.Tests.Operations;

public sealed class MetricTests
{
    private sealed record Seen(object? Host, string Name, double Value, string Tags);

    [Fact]
    public async Task What_waits_what_failed_and_how_old_it_is_are_metrics_of_each_service()
    {
        var seen = new ConcurrentQueue<Seen>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == Telemetry.Source) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        using var scratch = new Scratch();
        await using var host = await TestHost.StartAsync(scratch.Folder);
        var mine = host.App.Services.GetRequiredService<IMeterFactory>();
        await Parked.AddAsync(host, "reaction");
        await host.ImportAsync(SampleBundles.Zip("psma-2024-01"));

        await Eventually.SeeAsync(Observe, all => Has(all, "evaluation.outbox.parked", value => value == 1, "service=reaction"));
        var all = await Eventually.SeeAsync(Observe, all => Has(all, "evaluation.consumer.lag", value => value >= 0, "service=aggregator,queue=aggregator-events"));

        Has(all, "evaluation.outbox.depth", value => value >= 0, "service=cohorts").ShouldBeTrue();
        Has(all, "evaluation.outbox.oldest_age", value => value >= 0, "service=results").ShouldBeTrue();
        Has(all, "evaluation.inbox.duplicates", value => value >= 0, "service=learning").ShouldBeTrue();
        Has(all, "evaluation.chain.staleness", value => value >= 0, "service=aggregator").ShouldBeTrue();

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            seen.Enqueue(new(instrument.Meter.Scope, instrument.Name, value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));

        // Other tests have hosts of their own at the same time.
        IReadOnlyList<Seen> Observe()
        {
            listener.RecordObservableInstruments();
            return [.. seen.Where(measurement => measurement.Host == mine)];
        }

        static bool Has(IReadOnlyList<Seen> all, string name, Func<double, bool> value, string tags) =>
            all.Any(measurement => measurement.Name == name && value(measurement.Value) && measurement.Tags == tags);
    }
}
