using System.Data.Common;
using Dapper;
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
}
