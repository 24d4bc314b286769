using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Persistence.Writing;

/// <summary>
/// One transaction's work: what it writes, the events it publishes and the entries it adds to the audit trail are
/// committed together or not at all. There is no other way to publish.
/// </summary>
public sealed class UnitOfWork : Session
{
    private readonly Batch batch;
    private readonly List<(ISharedState State, string Key)> loaded = [];
    private List<(Func<Task> Load, Action Change)>? deferred;
    private List<Action>? onCommitted;

    internal UnitOfWork(Batch batch, Dialect dialect, DbConnection connection) : base(dialect, connection) => this.batch = batch;

    /// <summary>SQLite: kept by the connection.</summary>
    internal SqliteStatements? Statements { get; init; }

    /// <summary>The time of the commit's batch: one instant for all that it writes.</summary>
    public DateTimeOffset Now => batch.Now;

    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Connection.ExecuteAsync(Dialect.Sql(sql), parameters, Transaction);

    /// <summary>
    /// For the few texts that run for every message or answer, where binding by name costs as much as running: SQLite keeps them prepared.
    /// Returns how many rows it changed.
    /// </summary>
    /// <param name="names">Of the parameters, in the order in which the text first names them.</param>
    /// <param name="values">In the same order.</param>
    public Task<int> ExecutePreparedAsync(string sql, IReadOnlyList<string> names, params object?[] values)
    {
        if (Statements is not null) return Task.FromResult(Statements.Execute(sql, names, values));
        var parameters = new DynamicParameters();
        foreach (var (name, value) in names.Zip(values)) parameters.Add(name, value);
        return ExecuteAsync(sql, parameters);
    }

    /// <summary>Inserts rows at once; each row holds its values in the order of <paramref name="columns"/>.</summary>
    public Task InsertAsync(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        if (Statements is null) return BulkInsert.RunAsync(this, table, columns, rows);
        Statements.Insert(table, columns, rows);
        return Task.CompletedTask;
    }

    /// <summary>Adds an event of the contracts to the outbox; it is sent after the commit, with a message id of its own.</summary>
    public void Publish<T>(T message) where T : class
    {
        var row = OutboxRow.For(message, Now, Activity.Current?.Id);
        Change(OutboxRows.Shared, "", rows => rows.Add(row));
    }

    /// <summary>
    /// Changes state that the transactions of one batch share, such as a cohort's running sums: it is loaded once, changed by each
    /// transaction that succeeds, and saved once before the commit. The change is made when this work has succeeded; it must not fail.
    /// </summary>
    public void Change<TState>(SharedState<TState> state, string key, Action<TState> change) where TState : class =>
        (deferred ??= []).Add((() => LoadAsync(state, key), () => change(batch.Loaded(state, key))));

    /// <summary>Shared state as it is with all earlier work of the batch. To be looked at, not changed: see <see cref="Change"/>.</summary>
    public Task<TState> LoadAsync<TState>(SharedState<TState> state, string key) where TState : class =>
        batch.LoadAsync(this, state, key, loaded);

    /// <summary>Called after the commit and before its caller goes on, on the writer's thread: only what is quick. What it throws is lost: the commit stands.</summary>
    public void OnCommitted(Action action) => (onCommitted ??= []).Add(action);

    internal async Task LoadSharedAsync()
    {
        foreach (var (load, _) in deferred ?? []) await load();
    }

    internal void ChangeShared()
    {
        foreach (var (_, change) in deferred ?? []) change();
        deferred = null;
    }

    /// <summary>State that was loaded in here may have seen what is now rolled back: the next one loads it anew.</summary>
    internal void ForgetLoaded() => batch.Forget(loaded);

    internal void NotifyCommitted()
    {
        foreach (var action in onCommitted ?? [])
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                // The commit is durable. An exception from here would have the work run and committed a second time.
                Trace.TraceError($"A call after a commit failed: {exception}");
            }
        }
    }
}
