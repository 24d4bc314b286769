using System.Data;
using System.Data.Common;
using Evaluation.Persistence.Databases;
using Polly;
using Polly.Retry;

namespace Evaluation.Persistence.Writing;

/// <summary>SQL Server: concurrent transactions, each a batch of its own; deadlocks and lost connections are tried again.</summary>
internal sealed class DirectWriter(Dialect dialect, TimeProvider clock, Signal outboxFilled) : IWriter
{
    private readonly ResiliencePipeline retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<SharedStateTakenException>().Handle<Exception>(dialect.IsTransient),
            MaxRetryAttempts = 5,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50),
            UseJitter = true,
        })
        .Build();

    public async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation) =>
        await retry.ExecuteAsync(async token => await OnceAsync(work, token), cancellation);

    private async Task<T> OnceAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = dialect.Connect();
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var batch = new Batch(clock.GetUtcNow(), outboxFilled);
        var unit = new UnitOfWork(batch, dialect, connection) { Transaction = transaction };
        var result = await work(unit);
        await unit.LoadSharedAsync();
        unit.ChangeShared();
        await SaveAsync(batch, unit);
        await CommitAsync(transaction);
        batch.Committed();
        unit.NotifyCommitted();
        return result;
    }

    private async Task SaveAsync(Batch batch, UnitOfWork unit)
    {
        try
        {
            await batch.SaveAsync(unit);
        }
        catch (Exception exception) when (dialect.IsUniqueViolation(exception))
        {
            // Another transaction made the first state of that key at the same moment: there was no row yet to lock.
            throw new SharedStateTakenException(exception);
        }
    }

    private static async Task CommitAsync(DbTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbException exception)
        {
            // It may have been committed before the connection was lost, so it is not tried again: that could commit it twice.
            throw new InvalidOperationException("Whether the transaction was committed is not known. Look before doing it again.", exception);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class SharedStateTakenException(Exception reason) : Exception(reason.Message, reason);
}
