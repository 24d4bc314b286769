namespace Evaluation.Persistence.Writing;

/// <summary>How state that a batch of transactions shares is loaded and saved, see <see cref="UnitOfWork.Change"/>.</summary>
public abstract class SharedState<TState> : ISharedState where TState : class
{
    /// <summary>Reads the state and locks it until the transaction ends.</summary>
    public abstract Task<TState> LoadAsync(UnitOfWork work, string key);

    /// <summary>Writes the state; called once a batch, for state that was changed or loaded.</summary>
    public abstract Task SaveAsync(UnitOfWork work, string key, TState state);

    Task ISharedState.SaveAsync(UnitOfWork work, string key, object state) => SaveAsync(work, key, (TState)state);
}

internal interface ISharedState
{
    Task SaveAsync(UnitOfWork work, string key, object state);
}
