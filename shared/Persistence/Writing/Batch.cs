using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Persistence.Writing;

/// <summary>What the transactions that commit together have in common.</summary>
internal sealed class Batch(DateTimeOffset now, Signal outboxFilled)
{
    private readonly Dictionary<(ISharedState State, string Key), object> states = [];

    public DateTimeOffset Now { get; } = now;

    public async Task<TState> LoadAsync<TState>(UnitOfWork work, SharedState<TState> state, string key) where TState : class
    {
        if (!states.TryGetValue((state, key), out var loaded))
            states[(state, key)] = loaded = await state.LoadAsync(work, key);
        return (TState)loaded;
    }

    public TState Loaded<TState>(SharedState<TState> state, string key) where TState : class => (TState)states[(state, key)];

    /// <summary>Called when the commit is durable.</summary>
    public void Committed()
    {
        if (states.TryGetValue((OutboxRows.Shared, ""), out var rows) && ((List<OutboxRow>)rows).Count > 0) outboxFilled.Ring();
    }

    public async Task SaveAsync(UnitOfWork work)
    {
        foreach (var ((state, key), loaded) in states) await state.SaveAsync(work, key, loaded);
    }
}
