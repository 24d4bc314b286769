using Evaluation.Aggregator.DeriveChain;
using Evaluation.Aggregator.RecordFacts;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Aggregator.Rebuild;

/// <summary>Builds the facts of every cohort again from the journal, beside the live ones; compares; and swaps them where they differ.</summary>
internal sealed class Rebuilder([FromKeyedServices(AggregatorService.Database)] Database database)
{
    public async Task<RebuildReport> FromJournalAsync(CancellationToken cancellation)
    {
        var cohorts = await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT DISTINCT cohort_id FROM journal"), cancellation);
        var differing = new List<Guid>();
        foreach (var cohort in cohorts)
            if (!await RebuildAsync(cohort, cancellation)) differing.Add(cohort);
        return new(cohorts.Count, differing);
    }

    // One cohort at a time: the others are read and written meanwhile.
    private Task<bool> RebuildAsync(Guid cohortId, CancellationToken cancellation) => database.WriteAsync(async work =>
    {
        var rebuilt = new CohortFacts();
        foreach (var message in await Journal.OfCohortAsync(work, cohortId)) rebuilt.Apply(message);
        var live = await FactTables.ReadAsync(work, cohortId);
        var liveHash = await work.FirstOrDefaultAsync<string>("SELECT hash FROM chains WHERE cohort_id = @cohortId", new { cohortId }) ?? "";
        var rebuiltHash = ChainEstimates.Of(rebuilt) is { } estimates ? ChainDeriver.HashOf(WireFormat.Write(estimates)) : "";
        var isEqual = Same(live, rebuilt) && liveHash == rebuiltHash;
        if (!isEqual)
        {
            await FactTables.ReplaceAsync(work, cohortId, rebuilt);
            await ChainRows.TouchAsync(work, cohortId);
            await ChainDeriver.DeriveAsync(work, cohortId);
        }
        return isEqual;
    }, cancellation);

    private static bool Same(CohortFacts live, CohortFacts rebuilt) =>
        live.Latest.Count == rebuilt.Latest.Count
        && live.Latest.All(fact => rebuilt.Latest.TryGetValue(fact.Key, out var other) && WireFormat.Write<object>(fact.Value) == WireFormat.Write<object>(other))
        && SameVersions(live.Roster, rebuilt.Roster) && SameVersions(live.Figures, rebuilt.Figures);

    private static bool SameVersions<TKey, T>(Dictionary<TKey, (StateVersion Version, T)> live, Dictionary<TKey, (StateVersion Version, T)> rebuilt) where TKey : notnull =>
        live.Count == rebuilt.Count && live.All(entry => rebuilt.TryGetValue(entry.Key, out var other) && other.Version == entry.Value.Version);
}

/// <param name="Cohorts">How many were built again.</param>
/// <param name="Differing">Those whose live facts or chain were not the same, and were swapped.</param>
internal sealed record RebuildReport(int Cohorts, IReadOnlyList<Guid> Differing);
