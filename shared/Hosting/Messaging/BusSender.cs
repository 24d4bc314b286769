using System.Diagnostics;
using Evaluation.Hosting.Telemetry;
using Evaluation.Persistence.Messaging;
using MassTransit;

namespace Evaluation.Hosting.Messaging;

/// <summary>Publishes over the bus; returns when the broker has confirmed, or, without one, when the event is handled. Continues the trace that wrote the event.</summary>
internal sealed class BusSender(IBusControl bus, HandledInProcess? handled = null) : IMessageSender
{
    private volatile bool wasWhole;

    /// <summary>
    /// Not before all consumers have been connected once: what is published to a queue that is not there yet is lost. Later one that is
    /// connected shows that the broker is there; between two attempts to connect MassTransit calls itself degraded, not unhealthy.
    /// </summary>
    public bool CanSend
    {
        get
        {
            var health = bus.CheckHealth();
            wasWhole |= health.Status == BusHealthStatus.Healthy;
            return wasWhole && health.Endpoints.Values.Any(endpoint => endpoint.Status == BusHealthStatus.Healthy);
        }
    }

    public async Task SendAsync(object message, Type type, Guid messageId, string? traceParent, CancellationToken cancellation)
    {
        using var activity = traceParent is null ? null : TraceLinks.Source.StartActivity("send event", ActivityKind.Internal, traceParent);
        if (handled is null) await PublishAsync();
        else await handled.AfterAsync(PublishAsync, type, messageId, cancellation);

        Task PublishAsync() => bus.Publish(message, type, context =>
        {
            context.MessageId = messageId;
            if (traceParent is not null) context.Headers.Set("traceparent", traceParent);
        }, cancellation);
    }
}
