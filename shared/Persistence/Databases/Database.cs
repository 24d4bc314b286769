using Evaluation.Persistence.Migrations;
using Evaluation.Persistence.Writing;
using Microsoft.Data.Sqlite;

namespace Evaluation.Persistence.Databases;

/// <summary>One service's database: how it is read and written. Migrated before first use by <see cref="Migrator"/>.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly Lazy<IWriter> writer;
    private long duplicates;

    /// <param name="service">The service's name, such as <c>reaction</c>.</param>
    /// <param name="migrations">Where the service's own migrations are embedded.</param>
    public Database(string service, Dialect dialect, TimeProvider clock, IReadOnlyList<MigrationSource> migrations, bool groupCommit = true)
    {
        (Service, Dialect, Clock, Migrations) = (service, dialect, clock, migrations);
        ValueHandlers.Register();
        writer = new(() => dialect is SqliteDialect sqlite ? new GroupWriter(sqlite, clock, OutboxFilled, groupCommit) : new DirectWriter(dialect, clock, OutboxFilled));
        Created?.Invoke(this);
    }

    /// <summary>Told of each new database; tests watch their SQL.</summary>
    internal static Action<Database>? Created { get; set; }

    public string Service { get; }

    public Dialect Dialect { get; }

    public TimeProvider Clock { get; }

    internal IReadOnlyList<MigrationSource> Migrations { get; }

    /// <summary>Rung after a commit that added to the outbox.</summary>
    public Signal OutboxFilled { get; } = new();

    /// <summary>How many messages came a second time since the start; they changed nothing.</summary>
    public long Duplicates => Interlocked.Read(ref duplicates);

    public void CountDuplicate() => Interlocked.Increment(ref duplicates);

    public static Database For(string service, DatabaseOptions options, TimeProvider clock, IReadOnlyList<MigrationSource> migrations, Action<string>? warn = null) =>
        new(service, DialectFor(service, options, warn), clock, migrations, options.GroupCommit);

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellation = default)
    {
        await using var connection = Dialect.Connect();
        await connection.OpenAsync(cancellation);
        return await read(new Session(Dialect, connection));
    }

    /// <summary>
    /// Runs work in a transaction that is durable when this returns. The work may be run more than once (never committed more than
    /// once), so it changes nothing but the database, and on SQLite it awaits nothing but the database.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation = default) =>
        writer.Value.WriteAsync(work, cancellation);

    public Task WriteAsync(Func<UnitOfWork, Task> work, CancellationToken cancellation = default) =>
        writer.Value.WriteAsync(async unit =>
        {
            await work(unit);
            return true;
        }, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (writer.IsValueCreated) await writer.Value.DisposeAsync();
        // Idle connections in the pool would hold the file, also one that has been deleted and made anew.
        using var idle = Dialect.Connect();
        if (idle is SqliteConnection sqlite) SqliteConnection.ClearPool(sqlite);
    }

    private static Dialect DialectFor(string service, DatabaseOptions options, Action<string>? warn)
    {
        if (options.Provider == DatabaseProvider.Sqlite) return new SqliteDialect(Path.Combine(options.Directory, $"{service}.db"));
        var target = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(options.ConnectionString);
        var prefix = string.IsNullOrEmpty(target.InitialCatalog) ? "evaluation" : target.InitialCatalog;
        target.InitialCatalog = $"{prefix}_{service}";
        return new SqlServerDialect(target.ToString(), warn);
    }
}
