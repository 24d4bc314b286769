using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Persistence.Audit;

/// <summary>
/// The append-only, hash-chained log of changes, written in the transaction of the change. There is one chain a scope (a cohort, or
/// the service), so that writers of different cohorts do not wait for each other.
/// </summary>
public static class AuditTrail
{
    /// <summary>The scope of what concerns no cohort.</summary>
    public const string ServiceScope = "service";

    public static void Audit(this UnitOfWork work, string scope, AuditEntry entry) =>
        work.Change(AuditChain.Shared, scope, chain => chain.Entries.Add(entry));

    /// <summary>A scope's entries below a number that the filter lets through, the latest first.</summary>
    public static Task<IReadOnlyList<AuditRecord>> ReadAsync(Database database, string scope, long before, int limit, AuditFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync(session => session.QueryAsync<AuditRecord>(
            """
            SELECT scope, number, at, actor, role, action, subject, detail, hash FROM audit
            WHERE scope = @scope AND number < @before
                AND (@Action IS NULL OR action = @Action) AND (@From IS NULL OR at >= @From) AND (@Until IS NULL OR at < @Until)
            ORDER BY number DESC {first @limit}
            """,
            new { scope, before, limit, filter.Action, filter.From, filter.Until }), cancellation);

    /// <summary>Walks a scope's chain. Null when it is whole, else the number of the first entry that is missing or was changed.</summary>
    public static Task<long?> FirstBrokenAsync(Database database, string scope, CancellationToken cancellation = default) => database.ReadAsync<long?>(async session =>
    {
        var expected = 1L;
        var previous = AuditChain.Genesis;
        while (true)
        {
            // Before the page: what the head counts must be there, and what is written meanwhile comes behind it.
            var head = await session.FirstOrDefaultAsync<AuditHead>("SELECT number, hash FROM audit_heads WHERE scope = @scope", new { scope }) ?? new AuditHead { Hash = AuditChain.Genesis };
            var page = await session.QueryAsync<AuditRecord>(
                """
                SELECT scope, number, at, actor, role, action, subject, detail, hash FROM audit
                WHERE scope = @scope AND number >= @expected ORDER BY number {first @limit}
                """,
                new { scope, expected, limit = 1000 });
            foreach (var record in page)
            {
                var hash = AuditRecord.HashOf(previous, record.Scope, record.Number, record.At, new(record.Actor, record.Role, record.Action, record.Subject, record.Detail));
                if (record.Number != expected || !hash.AsSpan().SequenceEqual(record.Hash)) return expected;
                (previous, expected) = (hash, expected + 1);
            }
            if (page.Count == 0) return head.Number == expected - 1 && head.Hash.AsSpan().SequenceEqual(previous) ? null : expected;
        }
    }, cancellation);
}
