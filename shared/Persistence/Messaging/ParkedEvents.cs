using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Persistence.Messaging;

/// <summary>Events that could not be sent after all attempts: an operator lists, replays or discards them.</summary>
public static class ParkedEvents
{
    public static Task<IReadOnlyList<ParkedEvent>> ListAsync(Database database, int limit, CancellationToken cancellation = default) =>
        database.ReadAsync(session => session.QueryAsync<ParkedEvent>(
            "SELECT id, type, created_at, parked_at, attempts, last_error FROM outbox WHERE parked_at IS NOT NULL ORDER BY created_at {first @limit}",
            new { limit }), cancellation);

    /// <summary>Puts an event back in line, its attempts forgotten. False when there is no such parked event.</summary>
    /// <param name="actor">Opaque id of the account that wants it.</param>
    public static Task<bool> ReplayAsync(Database database, Guid id, string actor, string role, CancellationToken cancellation = default) => database.WriteAsync(async work =>
    {
        if (!await AuditAsync(work, id, new(actor, role, "parked-event-replayed", id.ToString("D")))) return false;
        work.OnCommitted(database.OutboxFilled.Ring);
        return await work.ExecuteAsync(
            "UPDATE outbox SET parked_at = NULL, attempts = 0, due_at = @Now, claimed_until = @Now WHERE id = @id AND parked_at IS NOT NULL",
            new { id, work.Now }) > 0;
    }, cancellation);

    /// <summary>Gives an event up for good. False when there is no such parked event.</summary>
    public static Task<bool> DiscardAsync(Database database, Guid id, string actor, string role, CancellationToken cancellation = default) => database.WriteAsync(async work =>
        await AuditAsync(work, id, new(actor, role, "parked-event-discarded", id.ToString("D")))
        && await work.ExecuteAsync("DELETE FROM outbox WHERE id = @id AND parked_at IS NOT NULL", new { id }) > 0, cancellation);

    private static async Task<bool> AuditAsync(UnitOfWork work, Guid id, AuditEntry entry)
    {
        // The lock: of two operators at once only one finds it.
        if (await work.FirstOrDefaultAsync<string>("SELECT type FROM outbox {lock} WHERE id = @id AND parked_at IS NOT NULL", new { id }) is not { } type) return false;
        work.Audit(AuditTrail.ServiceScope, entry with { Detail = type });
        return true;
    }
}

public sealed class ParkedEvent
{
    public Guid Id { get; init; }
    public string Type { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ParkedAt { get; init; }
    public int Attempts { get; init; }
    public string? LastError { get; init; }
}
