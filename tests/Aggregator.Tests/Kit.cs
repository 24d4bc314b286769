using Evaluation.Aggregator.DeriveChain;
using Evaluation.Aggregator.ReadChain;
using Evaluation.Aggregator.Rebuild;
using Evaluation.Aggregator.RecordFacts;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Migrations;
using Evaluation.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Aggregator.Tests;

/// <summary>The aggregator's parts over a database of its own; nothing is started, so that a test says what happens when.</summary>
internal sealed class Kit : IAsyncDisposable
{
    private readonly TestDatabases databases;

    private Kit(TestDatabases databases, Database database)
    {
        (this.databases, Database) = (databases, database);
        Deriver = new(database, NullLogger<ChainDeriver>.Instance);
        Consumer = new(database, Deriver);
        Rebuilder = new(database);
        Store = new(database);
    }

    public Database Database { get; }

    public ChainDeriver Deriver { get; }

    public JournalConsumer Consumer { get; }

    public Rebuilder Rebuilder { get; }

    public ChainStore Store { get; }

    public static async Task<Kit> OpenAsync(DatabaseProvider provider)
    {
        var databases = new TestDatabases(provider);
        return new(databases, await databases.OpenAsync("aggregator", [new MigrationSource(typeof(AggregatorService).Assembly, "migrations/")]));
    }

    public Task TakeAsync(ICohortEvent message, Guid? messageId = null) => Consumer.RecordAsync(messageId ?? Guid.NewGuid(), message, CancellationToken.None);

    public async Task TakeAsync(IEnumerable<ICohortEvent> messages)
    {
        foreach (var message in messages) await TakeAsync(message);
    }

    public Task DeriveAsync() => Deriver.DeriveTouchedAsync(CancellationToken.None);

    public Task<RebuildReport> RebuildAsync() => Rebuilder.FromJournalAsync(CancellationToken.None);

    public Task<RebuildReport?> RebuildAsync(string code) => Rebuilder.FromJournalAsync(code, CancellationToken.None);

    public Task<CohortFacts> FactsAsync(Guid cohort) => Database.ReadAsync(session => FactTables.ReadAsync(session, cohort));

    public async Task<string> HashAsync(Guid cohort) => (await QueryAsync<string>("SELECT hash FROM chains WHERE cohort_id = @cohort", new { cohort })).SingleOrDefault() ?? "";

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => Database.ReadAsync(session => session.QueryAsync<T>(sql, parameters));

    public Task<int> ExecuteAsync(string sql, object parameters) => Database.WriteAsync(work => work.ExecuteAsync(sql, parameters));

    /// <summary>In an order that says nothing.</summary>
    public static string Text(CohortFacts facts) => string.Join("\n",
    [
        .. facts.Latest.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => WireFormat.Write<object>(fact.Value)),
        .. facts.Roster.OrderBy(entry => entry.Key).Select(entry => $"{entry.Value.Version} {WireFormat.Write(entry.Value.Person)}"),
        .. facts.Figures.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key} {entry.Value.Version} {WireFormat.Write(entry.Value.Figures)}"),
    ]);

    public static string HashOf(CohortFacts facts) => ChainEstimates.Of(facts) is { } estimates ? ChainDeriver.HashOf(WireFormat.Write(estimates)) : "";

    public ValueTask DisposeAsync() => databases.DisposeAsync();
}
