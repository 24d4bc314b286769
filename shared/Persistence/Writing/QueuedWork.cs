namespace Evaluation.Persistence.Writing;

/// <summary>A transaction that waits for the group writer.</summary>
internal interface IQueuedWork
{
    bool IsFinished { get; }

    /// <summary>Does the work; what it throws is thrown on.</summary>
    void Run(UnitOfWork unit);

    /// <summary>The commit is durable: hand the result to the one who waits.</summary>
    void Acknowledge();

    void Fail(Exception exception);
}

internal sealed class QueuedWork<T>(Func<UnitOfWork, Task<T>> work) : IQueuedWork
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private UnitOfWork? unit;
    private T? result;

    public Task<T> Result => completion.Task;

    public bool IsFinished => completion.Task.IsCompleted;

    public void Run(UnitOfWork unit)
    {
        this.unit = unit;
        // SQLite's asynchronous calls complete where they are; work that awaits anything else holds up all writers.
        result = work(unit).GetAwaiter().GetResult();
        unit.SucceedAsync().GetAwaiter().GetResult();
    }

    public void Acknowledge()
    {
        completion.TrySetResult(result!);
        foreach (var action in unit!.CommittedActions) action();
    }

    public void Fail(Exception exception) => completion.TrySetException(exception);
}
