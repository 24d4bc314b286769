using System.Collections.Concurrent;
using Evaluation.Aggregator.DeriveChain;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Aggregator.ReadChain;

/// <summary>Reads stored chains; what was read is kept in memory until there is a newer version.</summary>
internal sealed class ChainStore([FromKeyedServices(AggregatorService.Database)] Database database)
{
    private readonly ConcurrentDictionary<Guid, StoredChain> known = new();

    public async Task<StoredChain?> FindAsync(string code, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<Row>("SELECT cohort_id, version, hash FROM chains WHERE code = @code", new { code }), cancellation);
        // Two while the removal of a cohort whose code is used again is under way: the later id, which is of version 7, is the living one.
        return rows.MaxBy(row => row.CohortId.ToString("D"), StringComparer.Ordinal) is { } latest ? await LoadAsync(latest, cancellation) : null;
    }

    /// <summary>In no order. Null filters let everything through.</summary>
    public async Task<IReadOnlyList<StoredChain>> ListAsync(string? agency, string? programme, string? from, string? to, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<Row>(
            """
            SELECT cohort_id, version, hash FROM chains
            WHERE code <> '' AND (@agency IS NULL OR agency = @agency) AND (@programme IS NULL OR programme = @programme)
                AND (@from IS NULL OR ends_on >= @from) AND (@to IS NULL OR ends_on <= @to)
            """,
            new { agency, programme, from, to }), cancellation);
        var chains = new List<StoredChain>(rows.Count);
        foreach (var row in rows)
            if (await LoadAsync(row, cancellation) is { } chain) chains.Add(chain);
        return chains;
    }

    private async Task<StoredChain?> LoadAsync(Row row, CancellationToken cancellation)
    {
        if (known.TryGetValue(row.CohortId, out var held) && held.Version == row.Version && held.Hash == row.Hash) return held;
        // With version and hash once more: they may be newer by now, and a document must bear those of its own figures.
        var fresh = await database.ReadAsync(session => session.FirstOrDefaultAsync<Row>(
            "SELECT cohort_id, version, hash, estimates FROM chains WHERE cohort_id = @CohortId", new { row.CohortId }), cancellation);
        return string.IsNullOrEmpty(fresh?.Estimates) ? null : known[row.CohortId] = new(fresh.Version, fresh.Hash, WireFormat.Read<ChainEstimates>(fresh.Estimates), row.CohortId);
    }

    private sealed class Row
    {
        public Guid CohortId { get; init; }
        public long Version { get; init; }
        public string Hash { get; init; } = "";
        public string Estimates { get; init; } = "";
    }
}

/// <param name="Hash">SHA-256 of the estimates: the same on every report of the same evidence.</param>
internal sealed record StoredChain(long Version, string Hash, ChainEstimates Estimates, Guid CohortId);
