namespace Evaluation.Persistence.Writing;

/// <summary>A transaction that waits for the group writer.</summary>
internal interface IQueuedWork
{
    /// <summary>Does the work; what it throws is thrown on.</summary>
    void Run(UnitOfWork unit);

    /// <summary>The commit is durable: hand the result to the one who waits.</summary>
    void Acknowledge();

    void Fail(Exception exception);
}

internal sealed class QueuedWork<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation) : IQueuedWork
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The caller's, so that its trace goes on in what the writer's thread does for it.
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private UnitOfWork? unit;
    private T? result;

    public Task<T> Result => completion.Task;

    public void Run(UnitOfWork unit)
    {
        cancellation.ThrowIfCancellationRequested();
        this.unit = unit;
        if (context is null) RunInContext();
        else ExecutionContext.Run(context, static self => ((QueuedWork<T>)self!).RunInContext(), this);
    }

    public void Acknowledge()
    {
        // First: whoever gets the answer may rely on what is told at the commit, such as a session that was ended.
        unit!.NotifyCommitted();
        completion.TrySetResult(result!);
    }

    public void Fail(Exception exception)
    {
        if (exception is OperationCanceledException canceled && cancellation.IsCancellationRequested) completion.TrySetCanceled(canceled.CancellationToken);
        else completion.TrySetException(exception);
    }

    private void RunInContext()
    {
        // SQLite's asynchronous calls complete where they are; work that awaits anything else holds up all writers.
        result = work(unit!).GetAwaiter().GetResult();
        unit!.LoadSharedAsync().GetAwaiter().GetResult();
    }
}
