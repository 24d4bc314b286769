using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Migrations;
using Evaluation.Testing.Time;
using Evaluation.Testing.TSql;
using Microsoft.Data.SqlClient;

namespace Evaluation.Testing.Databases;

/// <summary>
/// A place for the databases of one test: a scratch folder, or databases of their own on a SQL Server. Every SQL text that runs in
/// them is held against T-SQL as well (<see cref="TSqlCheck"/>).
/// </summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private readonly Scratch scratch;
    private readonly List<Database> opened = [];
    private readonly string unique = $"evaluation_test_{Guid.NewGuid():N}";
    private readonly string? server;

    /// <summary>Skips the test (or fails it, see <see cref="Requirement"/>) where the provider is not at hand.</summary>
    public TestDatabases(DatabaseProvider provider = DatabaseProvider.Sqlite, FakeClock? clock = null)
    {
        (Provider, Clock) = (provider, clock ?? new());
        if (provider == DatabaseProvider.SqlServer) server = Requirement.SqlServer.ConnectionString;
        if (provider == DatabaseProvider.SqlServer && server is null)
            Requirement.SqlServer.Missing("There is no SQL Server to test with. Set EVALUATION_TEST_SQLSERVER to a connection string.");
        scratch = new();
    }

    public DatabaseProvider Provider { get; }

    public FakeClock Clock { get; }

    /// <summary>What a service takes to find these databases.</summary>
    public DatabaseOptions Options => new() { Provider = Provider, Directory = scratch.Folder, ConnectionString = ConnectionString };

    private string? ConnectionString => server is null ? null : new SqlConnectionStringBuilder(server) { InitialCatalog = unique }.ToString();

    /// <summary>The file of a service's database on SQLite.</summary>
    public string FileOf(string service) => scratch.File($"{service}.db");

    /// <summary>A migrated database. Opening the same service twice stands for two processes on one database.</summary>
    public async Task<Database> OpenAsync(string service = "test", IReadOnlyList<MigrationSource>? migrations = null, TimeProvider? clock = null)
    {
        var database = Unmigrated(service, migrations, clock);
        await Migrator.MigrateAsync(database);
        return database;
    }

    public Database Unmigrated(string service = "test", IReadOnlyList<MigrationSource>? migrations = null, TimeProvider? clock = null)
    {
        var database = Database.For(service, Options, clock ?? Clock, migrations ?? []);
        TSqlCheck.Watch(database);
        lock (opened) opened.Add(database);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in opened) await database.DisposeAsync();
        foreach (var service in opened.Select(database => database.Service).Distinct()) await DropAsync(service);
        scratch.Dispose();
    }

    private async Task DropAsync(string service)
    {
        if (server is null) return;
        SqlConnection.ClearAllPools();
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ToString());
        await connection.OpenAsync();
        await using var drop = connection.CreateCommand();
        drop.CommandText = $"DROP DATABASE IF EXISTS [{unique}_{service}]";
        await drop.ExecuteNonQueryAsync();
    }
}
