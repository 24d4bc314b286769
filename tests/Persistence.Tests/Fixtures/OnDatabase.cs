using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Migrations;
using Evaluation.Persistence.Writing;
using Evaluation.Testing.Databases;
using Evaluation.Testing.Time;

namespace Evaluation.Persistence.Tests.Fixtures;

/// <summary>Tests that hold on both databases: each suite derives a class for each.</summary>
public abstract class OnDatabase(DatabaseProvider provider) : IAsyncLifetime
{
    internal static readonly MigrationSource[] Sources = [new(typeof(OnDatabase).Assembly, "test/")];

    private TestDatabases? databases;

    protected TestDatabases Databases => databases!;

    protected FakeClock Clock => Databases.Clock;

    protected Database Database { get; private set; } = null!;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        databases = new(provider);
        Database = await OpenAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (databases is not null) await databases.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Another process on the same database.</summary>
    protected Task<Database> OpenAsync() => Databases.OpenAsync("test", Sources);

    protected static CohortRemoved Event(Guid? id = null) => new(id ?? Guid.CreateVersion7(), new(1, 1), "PSMA-2024-01");

    protected static Task AddNoteAsync(UnitOfWork work, Guid id, string? name = null) =>
        work.ExecuteAsync("INSERT INTO notes (id, name) VALUES (@id, @name)", new { id, name });

    protected Task<long> CountAsync(string table) => Database.ReadAsync(session => session.ValueAsync<long>(
        table switch
        {
            "notes" => "SELECT COUNT(*) FROM notes",
            "outbox" => "SELECT COUNT(*) FROM outbox",
            "inbox" => "SELECT COUNT(*) FROM inbox",
            "audit" => "SELECT COUNT(*) FROM audit",
            _ => throw new ArgumentOutOfRangeException(nameof(table), table, null),
        }), Cancelled);

    protected Task<long> SumAsync() => Database.ReadAsync(session => session.ValueAsync<long>("SELECT total FROM sums WHERE name = 'all'"), Cancelled);
}
