using Evaluation.Persistence.Writing;

namespace Evaluation.Persistence.Messaging;

/// <summary>The outbox rows of a batch, written together.</summary>
internal sealed class OutboxRows : SharedState<List<OutboxRow>>
{
    public static OutboxRows Shared { get; } = new();

    private static readonly string[] Columns = ["id", "type", "body", "trace_parent", "created_at", "due_at", "attempts", "claimed_until"];

    public override Task<List<OutboxRow>> LoadAsync(UnitOfWork work, string key) => Task.FromResult(new List<OutboxRow>());

    public override Task SaveAsync(UnitOfWork work, string key, List<OutboxRow> state) => work.InsertAsync(
        "outbox", Columns, [.. state.Select(row => new object?[] { row.Id, row.Type, row.Body, row.TraceParent, row.CreatedAt, row.CreatedAt, 0, row.CreatedAt })]);
}
