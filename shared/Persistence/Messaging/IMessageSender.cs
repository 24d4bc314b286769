namespace Evaluation.Persistence.Messaging;

/// <summary>Hands a message to the transport and returns when it is confirmed. Used by the dispatcher only.</summary>
public interface IMessageSender
{
    /// <summary>False while the transport is known to be away: events then wait, and no attempt is counted against them.</summary>
    bool CanSend => true;

    Task SendAsync(object message, Type type, Guid messageId, string? traceParent, CancellationToken cancellation);
}
