using System.Collections.Concurrent;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Levels.Cohorts;

/// <summary>Finds a cohort by the code in the address. One that is not known here yet is asked of Cohorts.</summary>
public sealed class CohortDirectory<TSums>(Database database, CohortLedger<TSums> ledger, IServiceScopeFactory scopes) where TSums : class
{
    // Spares a read for each answer. Another instance may have heard since that the cohort was removed, or is another agency's.
    private readonly ConcurrentDictionary<string, KnownCohort> known = new(StringComparer.Ordinal);

    /// <summary>The cohort as it was last seen, for whoever compares with what is stored before anything is written; null when it was not seen yet.</summary>
    public KnownCohort? Remembered(string code) => known.GetValueOrDefault(code);

    /// <summary>The cohort as it is stored. Null when there is none of that code.</summary>
    public async Task<KnownCohort?> FindAsync(string code, CancellationToken cancellation)
    {
        var stored = await ReadAsync(code, cancellation);
        if (stored is null)
        {
            if (!await AskAsync(code, cancellation)) return null;
            stored = await ReadAsync(code, cancellation);
        }
        return stored is null ? null : known[code] = stored;
    }

    /// <summary>The cohort where the caller may know of it: within the agency, and respondents as persons of it. Null for others' as for none.</summary>
    public async Task<KnownCohort?> FindForAsync(Caller caller, string code, CancellationToken cancellation) =>
        await FindAsync(code, cancellation) is { } cohort && await MayKnowAsync(caller, cohort, cancellation) ? cohort : null;

    private async Task<bool> MayKnowAsync(Caller caller, KnownCohort cohort, CancellationToken cancellation)
    {
        if (!caller.Sees(cohort.Agency)) return false;
        if (caller.Members is not { } members) return true;
        return await database.ReadAsync(async session => await session.ValueAsync<long>(
            "SELECT COUNT(*) FROM roster WHERE cohort_id = @Id AND person_id IN @ids", new { cohort.Id, ids = session.Dialect.Ids(members) }), cancellation) > 0;
    }

    // False when there is none.
    private async Task<bool> AskAsync(string code, CancellationToken cancellation)
    {
        var answer = await scopes.AskAsync<AskCohort, CohortAnswered>("cohorts", new(code), cancellation);
        if (answer.Planned is null || answer.Roster is null) return false;
        await database.WriteAsync(async work =>
        {
            var news = await ledger.TakePlanAsync(work, answer.Planned);
            news |= await ledger.TakeRosterAsync(work, answer.Roster);
            if (news) await ledger.RecountAsync(work, answer.Planned.CohortId);
        }, cancellation);
        return true;
    }

    /// <summary>Finds a cohort after asking Cohorts how it is now.</summary>
    public async Task<KnownCohort?> RefreshAsync(string code, CancellationToken cancellation)
    {
        known.TryRemove(code, out _);
        return await AskAsync(code, cancellation) ? await FindAsync(code, cancellation) : null;
    }

    private async Task<KnownCohort?> ReadAsync(string code, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<Row>("SELECT id, agency FROM cohorts WHERE code = @code AND removed = 0", new { code }), cancellation);
        var latest = rows.MaxBy(row => row.Id.ToString("D"), StringComparer.Ordinal);
        return latest is null ? null : new(latest.Id, code, latest.Agency);
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Agency { get; init; } = "";
    }
}

public sealed record KnownCohort(Guid Id, string Code, string Agency)
{
    public string Key { get; } = Id.ToString("D");
}
