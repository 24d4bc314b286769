using Evaluation.Persistence.Writing;

namespace Evaluation.Persistence.Audit;

internal sealed class AuditHead
{
    public long Number { get; init; }
    public byte[] Hash { get; init; } = [];
}

/// <summary>The end of a scope's chain, and what a batch adds to it.</summary>
internal sealed class PendingEntries
{
    public required AuditHead Head { get; init; }
    public required bool IsNew { get; init; }
    public List<AuditEntry> Entries { get; } = [];
}

internal sealed class AuditChain : SharedState<PendingEntries>
{
    public static AuditChain Shared { get; } = new();

    public static byte[] Genesis { get; } = new byte[32];

    private static readonly string[] Columns = ["scope", "number", "at", "actor", "role", "action", "subject", "detail", "hash"];

    public override async Task<PendingEntries> LoadAsync(UnitOfWork work, string key)
    {
        var head = await work.FirstOrDefaultAsync<AuditHead>("SELECT number, hash FROM audit_heads {lock} WHERE scope = @key", new { key });
        return new() { Head = head ?? new AuditHead { Hash = Genesis }, IsNew = head is null };
    }

    public override async Task SaveAsync(UnitOfWork work, string key, PendingEntries state)
    {
        if (state.Entries.Count == 0) return;
        var (number, hash) = (state.Head.Number, state.Head.Hash);
        var rows = new List<object?[]>(state.Entries.Count);
        foreach (var entry in state.Entries)
        {
            hash = AuditRecord.HashOf(hash, key, ++number, work.Now, entry);
            rows.Add([key, number, work.Now, entry.Actor, entry.Role, entry.Action, entry.Subject, entry.Detail, hash]);
        }
        await work.InsertAsync("audit", Columns, rows);
        await work.ExecuteAsync(
            state.IsNew
                ? "INSERT INTO audit_heads (scope, number, hash) VALUES (@key, @number, @hash)"
                : "UPDATE audit_heads SET number = @number, hash = @hash WHERE scope = @key",
            new { key, number, hash });
    }
}
