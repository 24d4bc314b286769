using System.Diagnostics.Metrics;
using Evaluation.Hosting.Telemetry;
using Evaluation.Persistence.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Operations;

/// <summary>
/// How messages stand, as metrics of each service in this process. Sampled now and then, and only while somebody listens, so that
/// neither an answer nor a scrape waits for it.
/// </summary>
internal sealed class MessagingMetrics : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyList<ServiceOperations> services;
    private readonly BrokerQueues broker;
    private readonly TimeProvider clock;
    private readonly ILogger<MessagingMetrics> log;
    private readonly ObservableGauge<int> outboxDepth;
    private volatile IReadOnlyList<Sample> samples = [];

    public MessagingMetrics(IMeterFactory meters, IEnumerable<ServiceOperations> services, BrokerQueues broker, TimeProvider clock, ILogger<MessagingMetrics> log)
    {
        (this.services, this.broker, this.clock, this.log) = ([.. services], broker, clock, log);
        var meter = meters.Create(Telemetry.Telemetry.Source);
        outboxDepth = meter.CreateObservableGauge(
            "evaluation.outbox.depth", () => samples.Select(sample => new Measurement<int>(sample.Outbox.Waiting, sample.Tag)), "{event}", "Events that wait to be sent");
        meter.CreateObservableGauge(
            "evaluation.outbox.oldest_age", () => samples.Select(sample => new Measurement<double>(sample.Outbox.AgeAt(clock.GetUtcNow()).TotalSeconds, sample.Tag)), "s",
            "How long the oldest event has waited to be sent");
        meter.CreateObservableGauge(
            "evaluation.outbox.parked", () => samples.Select(sample => new Measurement<int>(sample.Outbox.Parked, sample.Tag)), "{event}", "Events that were given up after all attempts");
        meter.CreateObservableCounter(
            "evaluation.inbox.duplicates", () => this.services.Select(service => new Measurement<long>(service.Database.Duplicates, TagOf(service))), "{message}",
            "Messages that came a second time and changed nothing");
        meter.CreateObservableGauge("evaluation.queue.depth", () => samples.SelectMany(sample => sample.Queues), "{message}", "Messages that wait in a queue");
        meter.CreateObservableGauge("evaluation.queue.error_depth", () => samples.SelectMany(sample => sample.Failures), "{message}", "Messages in an error, dead-letter or skipped queue");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (outboxDepth.Enabled) await SampleAsync(stoppingToken);
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    private static KeyValuePair<string, object?> TagOf(ServiceOperations service) => new("service", service.Service);

    private async Task SampleAsync(CancellationToken cancellation)
    {
        var taken = new List<Sample>();
        foreach (var service in services)
        {
            try
            {
                taken.Add(await SampleAsync(service, cancellation));
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                // A gauge that is missing is honest where the database does not answer; the health check tells why.
                log.LogDebug(exception, "{Service} could not be sampled", service.Service);
            }
        }
        samples = taken;
    }

    private async Task<Sample> SampleAsync(ServiceOperations service, CancellationToken cancellation)
    {
        var sample = new Sample(TagOf(service), await OutboxState.ReadAsync(service.Database, cancellation), [], []);
        if (!broker.Exist || await broker.ReasonNotReachedAsync(cancellation) is not null) return sample;
        foreach (var queue in service.Queues)
        {
            await AddAsync(sample.Queues, queue);
            foreach (var suffix in BrokerQueues.FailureSuffixes) await AddAsync(sample.Failures, queue + suffix);
        }
        return sample;

        async Task AddAsync(List<Measurement<long>> measurements, string queue)
        {
            if (await broker.DepthAsync(queue, cancellation) is { } depth) measurements.Add(new(depth, sample.Tag, new("queue", queue)));
        }
    }

    private sealed record Sample(KeyValuePair<string, object?> Tag, OutboxState Outbox, List<Measurement<long>> Queues, List<Measurement<long>> Failures);
}
