using Evaluation.Persistence.Messaging;
using MassTransit;

namespace Evaluation.Hosting.Messaging;

/// <summary>Publishes over the bus; returns when the broker has confirmed.</summary>
internal sealed class BusSender(IBus bus) : IMessageSender
{
    public Task SendAsync(object message, Type type, Guid messageId, string? traceParent, CancellationToken cancellation) =>
        bus.Publish(message, type, context =>
        {
            context.MessageId = messageId;
            if (traceParent is not null) context.Headers.Set("traceparent", traceParent);
        }, cancellation);
}
