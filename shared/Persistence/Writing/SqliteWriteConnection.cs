using Evaluation.Persistence.Databases;
using Microsoft.Data.Sqlite;
using Polly;
using Polly.Retry;
using SQLitePCL;

namespace Evaluation.Persistence.Writing;

/// <summary>The group writer's connection: transactions and savepoints without the cost of command objects.</summary>
internal sealed class SqliteWriteConnection : IDisposable
{
    private const string SaveText = "SAVEPOINT work", ReleaseText = "RELEASE work";

    private readonly ResiliencePipeline whileBusy;

    // Once for each transaction, where parsing the text costs more than running it.
    private readonly sqlite3_stmt save, release;

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
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = dialect.File, Pooling = false }.ToString());
        Connection.Open();
        // FULL: an acknowledged commit survives a power cut. Busy while another process recovers the file after a crash.
        whileBusy.Execute(() => Execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"));
        (save, release) = (Prepare(SaveText), Prepare(ReleaseText));
    }

    public SqliteConnection Connection { get; }

    public PreparedInserts Inserts { get; } = new();

    public void Begin() => whileBusy.Execute(() => Execute("BEGIN IMMEDIATE"));

    public void Save() => Execute(save, SaveText);

    public void Release() => Execute(release, ReleaseText);

    public void RollbackToSave() => Execute("ROLLBACK TO work; RELEASE work");

    public void Commit() => Execute("COMMIT");

    /// <summary>Ends the transaction, if SQLite has not ended it itself (as it does when the disk is full).</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(Connection.Handle) == 0) Execute("ROLLBACK");
    }

    public void Dispose()
    {
        Inserts.Dispose();
        save.Dispose();
        release.Dispose();
        Connection.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(Connection.Handle, sql, out var statement), sql);
        return statement;
    }

    private void Execute(sqlite3_stmt statement, string sql)
    {
        raw.sqlite3_step(statement);
        // Gives the step's own result again.
        Check(raw.sqlite3_reset(statement), sql);
    }

    private void Execute(string sql) => Check(raw.sqlite3_exec(Connection.Handle, sql), sql);

    private void Check(int result, string sql)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException($"{raw.sqlite3_errmsg(Connection.Handle).utf8_to_string()} ({sql})", result, raw.sqlite3_extended_errcode(Connection.Handle));
    }
}
