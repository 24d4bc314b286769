using System.Data;
using Evaluation.Persistence.Databases;
using Polly;
using Polly.Retry;

namespace Evaluation.Persistence.Writing;

/// <summary>SQL Server: concurrent transactions, each a batch of its own; deadlocks and lost connections are tried again.</summary>
internal sealed class DirectWriter(Dialect dialect, TimeProvider clock, Signal outboxFilled) : IWriter
{
    private readonly ResiliencePipeline retry = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(dialect.IsTransient),
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
        await unit.SucceedAsync();
        await batch.SaveAsync(unit);
        await transaction.CommitAsync(cancellation);
        batch.Committed();
        foreach (var action in unit.CommittedActions) action();
        return result;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
