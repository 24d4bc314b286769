using Evaluation.Persistence.Writing;

namespace Evaluation.Persistence.Messaging;

/// <summary>
/// Remembers, for ever, which messages a consumer has handled. It is the second line: effects are idempotent by natural key and
/// version in any case.
/// </summary>
public static class Inbox
{
    private static readonly string[] Parameters = ["messageId", "consumer", "Now"];

    /// <summary>Notes the message in the transaction of its effects. False when it was handled before: then there is nothing to do.</summary>
    public static async Task<bool> IsNewAsync(UnitOfWork work, Guid messageId, string consumer) => await work.ExecutePreparedAsync(
        """
        INSERT INTO inbox (message_id, consumer, received_at)
        SELECT @messageId, @consumer, @Now WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE message_id = @messageId AND consumer = @consumer)
        """,
        Parameters, messageId, consumer, work.Now) > 0;
}
