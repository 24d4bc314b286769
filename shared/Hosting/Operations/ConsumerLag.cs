using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using MassTransit;

namespace Evaluation.Hosting.Operations;

/// <summary>How long events took from their outbox row to the end of their handling.</summary>
internal sealed class ConsumerLag : IReceiveObserver
{
    private readonly TimeProvider clock;
    private readonly Histogram<double> lag;

    public ConsumerLag(IMeterFactory meters, TimeProvider clock)
    {
        this.clock = clock;
        lag = meters.Create(Telemetry.Telemetry.Source).CreateHistogram<double>(
            "evaluation.consumer.lag", "s", "From an event's outbox row to the end of its handling", advice: new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600] });
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class
    {
        // An event's id is made with its outbox row and carries the time; questions have ids of another kind.
        if (!lag.Enabled || context.MessageId is not { Version: 7 } id) return Task.CompletedTask;
        var queue = context.ReceiveContext.InputAddress.Segments[^1];
        lag.Record((clock.GetUtcNow() - WrittenAt(id)).TotalSeconds, new("service", queue.Split('-')[0]), new("queue", queue));
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

    /// <summary>A version 7 GUID begins with its milliseconds since 1970.</summary>
    private static DateTimeOffset WrittenAt(Guid id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16 & 0xFFFF_FFFF_FFFF);
}
