using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Persistence.Writing;

/// <summary>What the transactions that commit together have in common.</summary>
internal sealed class Batch(DateTimeOffset now, Signal outboxFilled)
{
    private Dictionary<(ISharedState State, string Key), object> states = [];
    private bool fillsOutbox;

    public DateTimeOffset Now { get; } = now;

    public async Task<TState> LoadAsync<TState>(UnitOfWork work, SharedState<TState> state, string key, List<(ISharedState, string)> loadedHere) where TState : class
    {
        if (states.TryGetValue((state, key), out var known)) return (TState)known;
        var loaded = await state.LoadAsync(work, key);
        states[(state, key)] = loaded;
        loadedHere.Add((state, key));
        return loaded;
    }

    public TState Loaded<TState>(SharedState<TState> state, string key) where TState : class => (TState)states[(state, key)];

    public void Forget(IEnumerable<(ISharedState, string)> loaded)
    {
        foreach (var key in loaded) states.Remove(key);
    }

    public async Task SaveAsync(UnitOfWork work)
    {
        // What is saved may publish and audit in its turn: that is loaded anew and saved in another round.
        while (states.Count > 0)
        {
            var round = states;
            states = [];
            foreach (var ((state, key), loaded) in round)
            {
                fillsOutbox |= loaded is List<OutboxRow> { Count: > 0 };
                await state.SaveAsync(work, key, loaded);
            }
            await work.LoadSharedAsync();
            work.ChangeShared();
        }
    }

    /// <summary>Called when the commit is durable.</summary>
    public void Committed()
    {
        if (fillsOutbox) outboxFilled.Ring();
    }
}
