using Evaluation.Persistence.Databases;
using Microsoft.Data.Sqlite;
using Polly;
using Polly.Retry;
using SQLitePCL;

namespace Evaluation.Persistence.Writing;

/// <summary>The group writer's connection: transactions and savepoints without the cost of command objects.</summary>
internal sealed class SqliteWriteConnection : IDisposable
{
    private readonly ResiliencePipeline whileBusy;

    private readonly SqliteStatement save, release;

    public SqliteWriteConnection(SqliteDialect dialect)
    {
        // Another process may hold the file. SQLite's own waiting is unfair, so the waiting is done here, with jitter, for about 30 s.
        whileBusy = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<SqliteException>(dialect.IsTransient),
                MaxRetryAttempts = 3000,
                Delay = TimeSpan.FromMilliseconds(10),
                BackoffType = DelayBackoffType.Constant,
                UseJitter = true,
            })
            .Build();
        Connection = new SqlitePreparedConnection(new SqliteConnectionStringBuilder { DataSource = dialect.File, Pooling = false }.ToString());
        Connection.Open();
        // FULL: an acknowledged commit survives a power cut. Busy while another process recovers the file after a crash.
        whileBusy.Execute(() => Execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"));
        // A page that many batches change is copied into the file once for all of them, and read from memory meanwhile.
        Execute("PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000");
        // What is erased is overwritten, and not only no longer found.
        Execute("PRAGMA secure_delete = ON");
        (save, release) = (new(Connection, "SAVEPOINT work"), new(Connection, "RELEASE work"));
        Statements = new(Connection, dialect);
    }

    public SqliteConnection Connection { get; }

    public SqliteStatements Statements { get; }

    public void Begin() => whileBusy.Execute(() => Execute("BEGIN IMMEDIATE"));

    public void Save() => save.Run();

    public void Release() => release.Run();

    public void RollbackToSave() => Execute("ROLLBACK TO work; RELEASE work");

    public void Commit() => Execute("COMMIT");

    /// <summary>
    /// Copies the log into the file and empties it: until then it holds what each commit changed, side by side, and what has been erased
    /// since. Does less where somebody reads or writes meanwhile.
    /// </summary>
    public void EmptyLog() => Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>Ends the transaction, if SQLite has not ended it itself (as it does when the disk is full).</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(Connection.Handle) == 0) Execute("ROLLBACK");
    }

    public void Dispose()
    {
        Statements.Dispose();
        save.Dispose();
        release.Dispose();
        Connection.Dispose();
    }

    private void Execute(string sql) => SqliteStatement.Check(Connection.Handle!, raw.sqlite3_exec(Connection.Handle, sql), sql);
}
