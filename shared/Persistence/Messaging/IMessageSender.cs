namespace Evaluation.Persistence.Messaging;

/// <summary>Hands a message to the transport and returns when it is confirmed. Used by the dispatcher only.</summary>
public interface IMessageSender
{
    Task SendAsync(object message, Type type, Guid messageId, string? traceParent, CancellationToken cancellation);
}
