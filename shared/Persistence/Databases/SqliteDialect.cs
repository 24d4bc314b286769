using System.Data.Common;
using System.Globalization;
using Dapper;
using Evaluation.Persistence.Backups;
using Microsoft.Data.Sqlite;

namespace Evaluation.Persistence.Databases;

/// <summary>One file a service, in WAL mode, durable at every commit.</summary>
public sealed class SqliteDialect(string file) : Dialect
{
    private const int Busy = 5, Locked = 6, Constraint = 19;
    private const int ConstraintPrimaryKey = 1555, ConstraintUnique = 2067;

    private readonly string connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true }.ToString();

    public override string Name => "sqlite";

    public string File { get; } = file;

    public override DbConnection Connect() => new SqliteConnection(connectionString);

    protected override string Translate(string portable) => SqlMarks.Replace(portable, mark => mark switch
    {
        "lock" => "",
        "id" or "name" or "text" or "instant" => "TEXT",
        "hash" => "BLOB",
        "clustered" => " WITHOUT ROWID",
        _ when SqlMarks.First(mark) is { } count => $"LIMIT {count}",
        _ => null,
    });

    public override string ClaimOutbox => """
        UPDATE outbox SET owner = @owner, claimed_until = @until, attempts = attempts + 1
        WHERE id IN (SELECT id FROM outbox WHERE parked_at IS NULL AND due_at <= @now AND claimed_until <= @now ORDER BY due_at LIMIT @batch)
        RETURNING id, type, body, attempts, trace_parent
        """;

    public override bool IsUniqueViolation(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    public override bool IsTransient(Exception exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder) Directory.CreateDirectory(folder);
        await using var connection = Connect();
        await connection.OpenAsync(cancellation);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
    }

    // The migrating transaction is BEGIN IMMEDIATE, which is the lock.
    public override Task LockMigrationsAsync(DbConnection connection, DbTransaction transaction) => Task.CompletedTask;

    public override IReadOnlyList<object> Ids(IEnumerable<Guid> ids) => [.. ids.Select(id => ValueHandlers.ForSqlite(id))];

    internal override string BackupFile(string folder, string service) => Path.Combine(folder, $"{service}.db");

    internal override async Task BackUpAsync(string file, CancellationToken cancellation)
    {
        if (System.IO.File.Exists(file)) throw new BackupException($"{file} exists already. Name a folder that holds no backup yet.");
        if (!System.IO.File.Exists(File)) throw new BackupException($"There is no database {File}. Name the data folder with --data.");
        PrivateFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using (var connection = Connect())
        {
            await connection.OpenAsync(cancellation);
            await connection.ExecuteAsync("VACUUM INTO @file", new { file });
        }
        // SQLite leaves the copy to the operating system; a backup has to survive what may come next.
        await using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        await CheckBackupAsync(file, cancellation);
    }

    internal override async Task CheckBackupAsync(string file, CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(file)) throw new BackupException($"There is no backup {file}. Name a folder that a backup was written to.");
        try
        {
            await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await copy.OpenAsync(cancellation);
            var verdict = await copy.ExecuteScalarAsync<string>("PRAGMA integrity_check");
            if (verdict != "ok") throw new BackupException($"{file} is damaged: {verdict}. Take another backup.");
            await copy.ExecuteScalarAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'");
        }
        catch (SqliteException exception)
        {
            throw new BackupException($"{file} is no backup of a service, or it is damaged: {exception.Message}. Take another one.", exception);
        }
    }

    internal override async Task CheckUnusedAsync(CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(File)) return;
        await LeaveAloneAsync(cancellation);
        await PrepareAsync(cancellation);
    }

    internal override async Task RestoreAsync(string file, DateTimeOffset now, CancellationToken cancellation)
    {
        await CheckBackupAsync(file, cancellation);
        var folder = Path.GetDirectoryName(Path.GetFullPath(File))!;
        PrivateFolder.Make(folder);
        if (System.IO.File.Exists(File))
        {
            await LeaveAloneAsync(cancellation);
            var aside = Path.Combine(folder, $"before-restore-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}");
            PrivateFolder.Make(aside);
            System.IO.File.Move(File, Path.Combine(aside, Path.GetFileName(File)));
        }
        System.IO.File.Copy(file, File);
        await PrepareAsync(cancellation);
    }

    /// <summary>Takes the log into the file and ends it, which SQLite does only where nobody else has the file open.</summary>
    private async Task LeaveAloneAsync(CancellationToken cancellation)
    {
        try
        {
            await using var alone = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = 2 }.ToString());
            await alone.OpenAsync(cancellation);
            if (await alone.ExecuteScalarAsync<string>("PRAGMA journal_mode = DELETE") == "delete") return;
        }
        catch (SqliteException exception) when (IsTransient(exception))
        {
            // Said below.
        }
        throw new BackupException($"{File} is in use. Stop all services first, then restore.");
    }
}
