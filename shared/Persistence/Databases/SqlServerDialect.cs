using System.Data.Common;
using Dapper;
using Evaluation.Persistence.Backups;
using Microsoft.Data.SqlClient;

namespace Evaluation.Persistence.Databases;

/// <summary>SQL Server, one database a service, readers that do not wait for writers.</summary>
public sealed class SqlServerDialect(string connectionString, Action<string>? warn = null) : Dialect
{
    // 1205 deadlock, 1222 lock time-out, -2 time-out, the rest: connection lost or server not (yet) there.
    private static readonly HashSet<int> TransientErrors = [1205, 1222, -2, 20, 64, 121, 233, 258, 10053, 10054, 10060, 10928, 10929, 40197, 40501, 40613];

    public override string Name => "sqlserver";

    public override DbConnection Connect() => new SqlConnection(connectionString);

    protected override string Translate(string portable) => SqlMarks.Replace(portable, mark => mark switch
    {
        "lock" => "WITH (UPDLOCK, ROWLOCK)",
        "id" => "uniqueidentifier",
        "name" => "nvarchar(200)",
        "text" => "nvarchar(max)",
        "instant" => "datetime2(3)",
        "hash" => "varbinary(32)",
        "clustered" => "",
        _ when SqlMarks.First(mark) is { } count => $"OFFSET 0 ROWS FETCH NEXT {count} ROWS ONLY",
        _ => null,
    });

    public override string ClaimOutbox => """
        UPDATE TOP (@batch) outbox WITH (READPAST, UPDLOCK, ROWLOCK)
        SET owner = @owner, claimed_until = @until, attempts = attempts + 1
        OUTPUT inserted.id, inserted.type, inserted.body, inserted.attempts, inserted.trace_parent
        WHERE parked_at IS NULL AND due_at <= @now AND claimed_until <= @now
        """;

    /// <summary>Waits up to a minute for another process that migrates the same database.</summary>
    public const string MigrationLock = """
        DECLARE @result int;
        EXEC @result = sp_getapplock @Resource = N'evaluation-migrations', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 60000;
        IF @result < 0 THROW 50000, N'Another process has been migrating this database for a minute.', 1;
        """;

    // 2601 from SQL Server's unique indexes, 2627 from its constraints and from compatible servers.
    public override bool IsUniqueViolation(Exception exception) => exception is SqlException { Number: 2601 or 2627 };

    public override bool IsTransient(Exception exception) => exception is SqlException sql && TransientErrors.Contains(sql.Number);

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        var target = new SqlConnectionStringBuilder(connectionString);
        var database = target.InitialCatalog;
        target.InitialCatalog = "master";
        await using var connection = new SqlConnection(target.ToString());
        await connection.OpenAsync(cancellation);
        if (await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM sys.databases WHERE name = @database", new { database }) == 0)
        {
            try
            {
                await connection.ExecuteAsync($"CREATE DATABASE {Quoted}");
            }
            catch (SqlException exception) when (exception.Number == 1801)
            {
                // Another instance of the service made it between the question and the answer.
            }
        }
        if (await connection.ExecuteScalarAsync<bool>("SELECT is_read_committed_snapshot_on FROM sys.databases WHERE name = @database", new { database })) return;
        try
        {
            await connection.ExecuteAsync($"ALTER DATABASE {Quoted} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
        }
        catch (SqlException exception)
        {
            // Not every account may do it. All stays correct without; readers then wait for writers.
            warn?.Invoke($"READ_COMMITTED_SNAPSHOT is off for {database} and could not be set ({exception.Message}). Ask the database's owner to set it.");
        }
    }

    public override Task LockMigrationsAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync(MigrationLock, transaction: transaction, commandTimeout: 90);

    public override IReadOnlyList<object> Ids(IEnumerable<Guid> ids) =>
        // As text, which is converted once: as objects they would be sql_variant, and the column would be converted instead, row by row.
        [.. ids.Select(id => id.ToString())];

    internal override string BackupFile(string folder, string service) => $"{folder.TrimEnd('/', '\\')}{(folder.Contains('\\', StringComparison.Ordinal) ? '\\' : '/')}{service}.bak";

    // The server writes the file, into a folder of its own; COPY_ONLY leaves the administrators' chain of backups as it is.
    internal override Task BackUpAsync(string file, CancellationToken cancellation) =>
        OnMasterAsync($"BACKUP DATABASE {Quoted} TO DISK = @file WITH COPY_ONLY, CHECKSUM", file, cancellation);

    internal override Task CheckBackupAsync(string file, CancellationToken cancellation) =>
        OnMasterAsync("RESTORE VERIFYONLY FROM DISK = @file WITH CHECKSUM", file, cancellation);

    // The restore itself ends all other connections.
    internal override Task CheckUnusedAsync(CancellationToken cancellation) => Task.CompletedTask;

    internal override async Task RestoreAsync(string file, DateTimeOffset now, CancellationToken cancellation)
    {
        await CheckBackupAsync(file, cancellation);
        await OnMasterAsync(
            $"""
            IF DB_ID(@database) IS NOT NULL ALTER DATABASE {Quoted} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
            RESTORE DATABASE {Quoted} FROM DISK = @file WITH REPLACE, CHECKSUM;
            ALTER DATABASE {Quoted} SET MULTI_USER;
            """,
            file, cancellation);
    }

    // A database's name cannot be a parameter; it comes from configuration, and a bracket in it is doubled.
    private string Quoted => $"[{Database.Replace("]", "]]", StringComparison.Ordinal)}]";

    private string Database => new SqlConnectionStringBuilder(connectionString).InitialCatalog;

    private async Task OnMasterAsync(string sql, string file, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { InitialCatalog = "master" }.ToString());
            await connection.OpenAsync(cancellation);
            await connection.ExecuteAsync(new CommandDefinition(sql, new { file, database = Database }, commandTimeout: 0, cancellationToken: cancellation));
        }
        catch (SqlException exception)
        {
            throw new BackupException($"SQL Server refused ({exception.Message}). The folder is one of the server's, and the account needs the rights to back up and restore.", exception);
        }
    }
}
