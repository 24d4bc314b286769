using System.Text.Json;
using Evaluation.Aggregator.DeriveChain;
using Evaluation.Aggregator.RecordFacts;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Aggregator.Rebuild;

/// <summary>Builds the facts of every cohort again from the journal, beside the live ones; compares; and swaps them where they differ.</summary>
internal sealed class Rebuilder([FromKeyedServices(AggregatorService.Database)] Database database)
{
    public async Task<RebuildReport> FromJournalAsync(CancellationToken cancellation) => await FromJournalAsync(
        await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT DISTINCT cohort_id FROM journal"), cancellation), cancellation);

    /// <summary>Of one cohort; null where no chain has that code.</summary>
    public async Task<RebuildReport?> FromJournalAsync(string code, CancellationToken cancellation) =>
        await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT cohort_id FROM chains WHERE code = @code", new { code }), cancellation) is { Count: > 0 } cohorts
            ? await FromJournalAsync(cohorts, cancellation) : null;

    private async Task<RebuildReport> FromJournalAsync(IReadOnlyList<Guid> cohorts, CancellationToken cancellation)
    {
        var (differing, codes) = (new List<Guid>(), new List<string>());
        foreach (var cohort in cohorts)
        {
            if (await RebuildAsync(cohort, cancellation)) continue;
            differing.Add(cohort);
            if (await database.ReadAsync(session => session.FirstOrDefaultAsync<string>("SELECT code FROM chains WHERE cohort_id = @cohort AND code <> ''", new { cohort }), cancellation) is { } code)
                codes.Add(code);
        }
        return new(cohorts.Count, differing, codes);
    }

    // One cohort at a time: the others are read and written meanwhile.
    private Task<bool> RebuildAsync(Guid cohortId, CancellationToken cancellation) => database.WriteAsync(async work =>
    {
        var chain = await work.FirstOrDefaultAsync<Chain>("SELECT touched, derived, hash, estimates FROM chains {lock} WHERE cohort_id = @cohortId", new { cohortId });
        var rebuilt = new CohortFacts();
        foreach (var message in await Journal.OfCohortAsync(work, cohortId)) rebuilt.Apply(message);
        var isEqual = await LiveAsync(work, cohortId) is { } live && Same(live, rebuilt) && Same(chain, rebuilt);
        if (!isEqual)
        {
            await FactTables.ReplaceAsync(work, cohortId, rebuilt);
            await ChainRows.TouchAsync(work, cohortId);
            await ChainDeriver.DeriveAsync(work, cohortId);
        }
        return isEqual;
    }, cancellation);

    // Null when they cannot even be read.
    private static async Task<CohortFacts?> LiveAsync(Session session, Guid cohortId)
    {
        try
        {
            return await FactTables.ReadAsync(session, cohortId);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Same(CohortFacts live, CohortFacts rebuilt) =>
        live.Latest.Count == rebuilt.Latest.Count
        && live.Latest.All(fact => rebuilt.Latest.TryGetValue(fact.Key, out var other) && WireFormat.Write<object>(fact.Value) == WireFormat.Write<object>(other))
        && SamePersons(live.Roster, rebuilt.Roster) && SamePersons(live.Figures, rebuilt.Figures);

    private static bool SamePersons<TKey, T>(Dictionary<TKey, (StateVersion Version, T Body)> live, Dictionary<TKey, (StateVersion Version, T Body)> rebuilt) where TKey : notnull =>
        live.Count == rebuilt.Count && live.All(entry =>
            rebuilt.TryGetValue(entry.Key, out var other) && other.Version == entry.Value.Version && WireFormat.Write(other.Body) == WireFormat.Write(entry.Value.Body));

    // A chain that waits to be derived says nothing yet.
    private static bool Same(Chain? live, CohortFacts rebuilt)
    {
        if (live is not null && live.Touched > live.Derived) return true;
        var estimates = ChainEstimates.Of(rebuilt) is { } derived ? WireFormat.Write(derived) : "";
        return (live?.Estimates ?? "") == estimates && (live?.Hash ?? "") == (estimates.Length > 0 ? ChainDeriver.HashOf(estimates) : "");
    }

    private sealed class Chain
    {
        public long Touched { get; init; }
        public long Derived { get; init; }
        public string Hash { get; init; } = "";
        public string Estimates { get; init; } = "";
    }
}

/// <param name="Cohorts">How many were built again.</param>
/// <param name="Differing">Those whose live facts or chain were not the same, and were swapped.</param>
/// <param name="DifferingCodes">Of those that have not been removed.</param>
internal sealed record RebuildReport(int Cohorts, IReadOnlyList<Guid> Differing, IReadOnlyList<string> DifferingCodes);
