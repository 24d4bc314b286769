using System.Diagnostics;
using System.Threading.Channels;
using Evaluation.Persistence.Databases;
using Microsoft.Data.Sqlite;

namespace Evaluation.Persistence.Writing;

/// <summary>
/// SQLite: one writer, on a thread of its own, that commits all waiting transactions together, each behind a savepoint, so that a
/// durable acknowledgement costs a share of an fsync. Work is run a second time, alone, when its batch failed.
/// </summary>
internal sealed class GroupWriter : IWriter
{
    // Each waiting transaction holds a request; beyond this many the callers wait to be let in.
    private const int MostWaiting = 10_000;

    /// <summary>After so long without work the log is emptied. See decision 0012.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    // Synchronous: whoever lets work in wakes the writer, without a thread of the pool between them.
    private readonly Channel<IQueuedWork> waiting =
        Channel.CreateBounded<IQueuedWork>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, AllowSynchronousContinuations = true });

    // Waiting for a task spins first, on a processor that those need who make the work.
    private readonly ManualResetEventSlim woken = new(false, spinCount: 0);

    private readonly SqliteDialect dialect;
    private readonly TimeProvider clock;
    private readonly Signal outboxFilled;
    private readonly bool grouped;
    private readonly Thread thread;
    private SqliteWriteConnection? connection;

    /// <param name="grouped">False commits each transaction alone: what the benchmarks compare with.</param>
    public GroupWriter(SqliteDialect dialect, TimeProvider clock, Signal outboxFilled, bool grouped)
    {
        (this.dialect, this.clock, this.outboxFilled, this.grouped) = (dialect, clock, outboxFilled, grouped);
        thread = new Thread(Run) { IsBackground = true, Name = $"writer of {Path.GetFileName(dialect.File)}" };
        thread.Start();
    }

    /// <summary>Short, because another process on the same file has to get its turn.</summary>
    internal TimeSpan LongestBatch { get; init; } = TimeSpan.FromMilliseconds(20);

    public async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation)
    {
        if (Thread.CurrentThread == thread)
            throw new InvalidOperationException("Work that is being written asked for another write, and would wait for itself. Do it in the same unit of work, or after it.");
        var item = new QueuedWork<T>(work, cancellation);
        try
        {
            if (!waiting.Writer.TryWrite(item)) await waiting.Writer.WriteAsync(item, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(thread.Name);
        }
        return await item.Result;
    }

    /// <summary>Ends when all that was let in is written.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await Task.Run(thread.Join);
        woken.Dispose();
    }

    private void Run()
    {
        while (HasWork())
        {
            if (!waiting.Reader.TryRead(out var first)) continue;
            var batch = new List<IQueuedWork> { first };
            try
            {
                CommitTogether(batch, takeMore: grouped);
            }
            catch (Exception exception)
            {
                Disconnect();
                // The commit failed, or what the batch shares. Each is tried alone: the one to blame gets the reason, the others go through.
                if (batch.Count == 1) first.Fail(exception);
                else foreach (var item in batch) CommitAlone(item);
            }
        }
        Disconnect();
    }

    private bool HasWork()
    {
        var work = waiting.Reader.WaitToReadAsync().AsTask();
        if (!work.IsCompleted)
        {
            woken.Reset();
            work.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(woken.Set);
            if (connection is not null && !woken.Wait(Quiet)) EmptyLog();
            woken.Wait();
        }
        return work.GetAwaiter().GetResult();
    }

    private void EmptyLog()
    {
        try
        {
            connection!.EmptyLog();
        }
        catch (SqliteException)
        {
            // Nothing is lost by it: the log stays as it is. What is wrong with the file is said to the next who writes.
            Disconnect();
        }
    }

    private void CommitAlone(IQueuedWork item)
    {
        try
        {
            CommitTogether([item], takeMore: false);
        }
        catch (Exception exception)
        {
            Disconnect();
            item.Fail(exception);
        }
    }

    private void CommitTogether(List<IQueuedWork> batch, bool takeMore)
    {
        connection ??= new SqliteWriteConnection(dialect);
        connection.Begin();
        var shared = new Batch(clock.GetUtcNow(), outboxFilled);
        var succeeded = new List<IQueuedWork>();
        var failed = new List<(IQueuedWork Item, Exception Reason)>();
        var started = Stopwatch.GetTimestamp();
        for (var next = 0; next < batch.Count; next++)
        {
            if (RunBehindSavepoint(batch[next], shared) is { } reason) failed.Add((batch[next], reason));
            else succeeded.Add(batch[next]);
            if (takeMore && Stopwatch.GetElapsedTime(started) < LongestBatch && waiting.Reader.TryRead(out var more)) batch.Add(more);
        }
        if (succeeded.Count == 0)
        {
            connection.Rollback();
        }
        else
        {
            var saving = Unit(shared, connection);
            shared.SaveAsync(saving).GetAwaiter().GetResult();
            connection.Commit();
            shared.Committed();
            saving.NotifyCommitted();
        }
        foreach (var item in succeeded) item.Acknowledge();
        // Only now: one may have failed because of what another had written, which might not have been committed after all.
        foreach (var (item, reason) in failed) item.Fail(reason);
    }

    /// <summary>Returns why the work failed, or null.</summary>
    private Exception? RunBehindSavepoint(IQueuedWork item, Batch shared)
    {
        var unit = Unit(shared, connection!);
        connection!.Save();
        try
        {
            item.Run(unit);
        }
        catch (Exception exception)
        {
            connection.RollbackToSave();
            unit.ForgetLoaded();
            return exception;
        }
        connection.Release();
        // Outside the savepoint: state that was changed by half cannot be rolled back, so the whole batch fails.
        unit.ChangeShared();
        return null;
    }

    private UnitOfWork Unit(Batch shared, SqliteWriteConnection on) => new(shared, dialect, on.Connection) { Statements = on.Statements };

    /// <summary>Ends what may still be open; SQLite rolls it back.</summary>
    private void Disconnect()
    {
        connection?.Dispose();
        connection = null;
    }
}
