using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Aggregator.DeriveChain;

/// <summary>The table of chains: what was touched by facts, what is derived.</summary>
internal static class ChainRows
{
    private static readonly string[] TouchParameters = ["Now", "cohortId"];

    /// <summary>Marks the chain as behind its facts, and keeps others from changing these until the transaction ends.</summary>
    public static async Task TouchAsync(UnitOfWork work, Guid cohortId)
    {
        if (await work.ExecutePreparedAsync(
            "UPDATE chains SET stale_since = CASE WHEN touched > derived THEN stale_since ELSE @Now END, touched = touched + 1 WHERE cohort_id = @cohortId",
            TouchParameters, work.Now, cohortId) > 0) return;
        await work.ExecuteAsync(
            """
            INSERT INTO chains (cohort_id, touched, derived, stale_since, code, agency, programme, ends_on, version, hash, estimates)
            VALUES (@cohortId, 1, 0, @Now, '', '', '', '', 0, '', '')
            """,
            new { cohortId, work.Now });
    }

    /// <summary>Takes away the chain of a removed cohort and what was released of it.</summary>
    public static async Task RemoveAsync(UnitOfWork work, Guid cohortId)
    {
        await work.ExecuteAsync("DELETE FROM leadership_releases WHERE cohort_id = @cohortId", new { cohortId });
        await work.ExecuteAsync("DELETE FROM chains WHERE cohort_id = @cohortId", new { cohortId });
    }
}
