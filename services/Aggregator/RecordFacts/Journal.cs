using System.Text.Json;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Aggregator.RecordFacts;

/// <summary>The permanent journal of events. A second copy of a message does nothing.</summary>
internal static class Journal
{
    private static readonly string[] AddParameters = ["messageId", "type", "CohortId", "Epoch", "Number", "body", "Now"];

    /// <summary>False when the message is there already.</summary>
    public static async Task<bool> AddAsync(UnitOfWork work, Guid messageId, ICohortEvent message, string body)
    {
        var type = WireFormat.NameOf(message.GetType());
        var added = await work.ExecutePreparedAsync(
            """
            INSERT INTO journal (message_id, type, cohort_id, epoch, number, body, received_at)
            SELECT @messageId, @type, @CohortId, @Epoch, @Number, @body, @Now WHERE NOT EXISTS (SELECT 1 FROM journal WHERE message_id = @messageId)
            """,
            AddParameters, messageId, type, message.CohortId, message.Version.Epoch, message.Version.Number, body, work.Now) > 0;
        if (added && message is ReactionSummarised { Anonymous: true }) await ForgetOlderAsync(work, type, message.CohortId);
        return added;
    }

    public static async Task<IReadOnlyList<ICohortEvent>> OfCohortAsync(Session session, Guid cohortId)
    {
        var rows = await session.QueryAsync<Row>("SELECT type, body FROM journal WHERE cohort_id = @cohortId AND body IS NOT NULL ORDER BY received_at, message_id", new { cohortId });
        return [.. rows.Select(row => (ICohortEvent)JsonSerializer.Deserialize(row.Body, WireFormat.TypeOf(row.Type)!, WireFormat.Options)!)];
    }

    /// <summary>Of a removed cohort only the tombstone is kept: that something was said stays on record, what was said goes.</summary>
    public static Task<int> ForgetRemovedAsync(UnitOfWork work, Guid cohortId) => work.ExecuteAsync(
        "UPDATE journal SET body = NULL WHERE cohort_id = @cohortId AND type <> @tombstone AND body IS NOT NULL",
        new { cohortId, tombstone = WireFormat.NameOf(typeof(CohortRemoved)) });

    // Of an anonymous survey only the latest figures are kept: two steps side by side would show what lies between them.
    private static Task<int> ForgetOlderAsync(UnitOfWork work, string type, Guid cohortId) => work.ExecuteAsync(
        """
        UPDATE journal SET body = NULL
        WHERE cohort_id = @cohortId AND type = @type AND body IS NOT NULL AND EXISTS (
            SELECT 1 FROM journal later WHERE later.cohort_id = journal.cohort_id AND later.type = journal.type
            AND (later.epoch > journal.epoch OR (later.epoch = journal.epoch AND later.number > journal.number)))
        """,
        new { cohortId, type });

    private sealed class Row
    {
        public string Type { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
