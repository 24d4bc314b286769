using Evaluation.Persistence.Databases;

namespace Evaluation.Persistence.Messaging;

/// <summary>What waits in an outbox.</summary>
public sealed class OutboxState
{
    /// <summary>Events that are still to be sent, without the parked ones.</summary>
    public int Waiting { get; init; }

    /// <summary>When the oldest of them was written; null when none waits.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Events that were given up after all attempts, until an operator replays or discards them.</summary>
    public int Parked { get; init; }

    public static Task<OutboxState> ReadAsync(Database database, CancellationToken cancellation = default) => database.ReadAsync(async session => (await session.FirstOrDefaultAsync<OutboxState>(
        """
        SELECT COUNT(*) - COUNT(parked_at) AS waiting, MIN(CASE WHEN parked_at IS NULL THEN created_at END) AS oldest, COUNT(parked_at) AS parked
        FROM outbox
        """))!, cancellation);

    /// <summary>How long the oldest has waited; zero when none waits.</summary>
    public TimeSpan AgeAt(DateTimeOffset now) => Oldest is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero;
}
