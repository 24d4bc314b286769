using Evaluation.Persistence.Databases;

namespace Evaluation.Persistence.Messaging;

/// <summary>Events that could not be sent after all attempts: an operator lists, replays or discards them.</summary>
public static class ParkedEvents
{
    public static Task<IReadOnlyList<ParkedEvent>> ListAsync(Database database, int limit, CancellationToken cancellation = default) =>
        database.ReadAsync(session => session.QueryAsync<ParkedEvent>(
            "SELECT id, type, created_at, parked_at, attempts, last_error FROM outbox WHERE parked_at IS NOT NULL ORDER BY created_at {first @limit}",
            new { limit }), cancellation);

    /// <summary>Puts an event back in line, its attempts forgotten. False when there is no such parked event.</summary>
    public static Task<bool> ReplayAsync(Database database, Guid id, CancellationToken cancellation = default) => database.WriteAsync(async work =>
    {
        var replayed = await work.ExecuteAsync(
            "UPDATE outbox SET parked_at = NULL, attempts = 0, due_at = @Now, claimed_until = @Now WHERE id = @id AND parked_at IS NOT NULL",
            new { id, work.Now }) > 0;
        work.OnCommitted(database.OutboxFilled.Ring);
        return replayed;
    }, cancellation);

    public static Task<bool> DiscardAsync(Database database, Guid id, CancellationToken cancellation = default) => database.WriteAsync(
        async work => await work.ExecuteAsync("DELETE FROM outbox WHERE id = @id AND parked_at IS NOT NULL", new { id }) > 0, cancellation);
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
