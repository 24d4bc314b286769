using Evaluation.Contracts.Events;
using Evaluation.Persistence.Writing;

namespace Evaluation.Persistence.Tests.Fixtures;

internal sealed class SumState
{
    public long Total { get; set; }
    public int Saves { get; init; }
    public Guid? Announce { get; set; }
}

/// <summary>A running sum shared by a batch; it refuses to be saved with the total given.</summary>
internal sealed class Sum(long? refused = null) : SharedState<SumState>
{
    public static Sum Shared { get; } = new();

    public int Loads { get; private set; }

    public override async Task<SumState> LoadAsync(UnitOfWork work, string key)
    {
        Loads++;
        return await work.FirstOrDefaultAsync<SumState>("SELECT total, saves FROM sums {lock} WHERE name = @key", new { key }) ?? new() { Saves = -1 };
    }

    public override async Task SaveAsync(UnitOfWork work, string key, SumState state)
    {
        if (refused is { } poison && state.Total >= poison) throw new InvalidOperationException("The sum is too large.");
        await work.ExecuteAsync(
            state.Saves < 0
                ? "INSERT INTO sums (name, total, saves) VALUES (@key, @Total, 1)"
                : "UPDATE sums SET total = @Total, saves = saves + 1 WHERE name = @key",
            new { key, state.Total });
        if (state.Announce is { } id) work.Publish(new CohortRemoved(id, new(1, state.Total), key));
    }
}
