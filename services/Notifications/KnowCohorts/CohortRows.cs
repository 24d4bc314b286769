using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.KnowCohorts;

/// <summary>The cohorts, for the addresses of the API and for whose they are. No person stands in them.</summary>
internal static class CohortRows
{
    /// <summary>The cohort of that code, where the caller may see it; null also where it is another agency's.</summary>
    public static async Task<KnownCohort?> FindAsync(Session session, string code, Caller caller)
    {
        var found = await session.QueryAsync<KnownCohort>("SELECT id, code, agency, time_zone FROM cohorts WHERE code = @code AND removed = 0", new { code });
        return found.MaxBy(cohort => cohort.Id.ToString("D"), StringComparer.Ordinal) is { } cohort && caller.Sees(cohort.Agency) ? cohort : null;
    }

    public static async Task<Dictionary<Guid, KnownCohort>> OfAsync(Session session, IEnumerable<Guid> ids)
    {
        var found = new Dictionary<Guid, KnownCohort>();
        foreach (var some in ids.Distinct().Chunk(500))
        {
            var rows = await session.QueryAsync<KnownCohort>("SELECT id, code, agency, time_zone FROM cohorts WHERE removed = 0 AND id IN @ids", new { ids = session.Dialect.Ids(some) });
            foreach (var cohort in rows) found[cohort.Id] = cohort;
        }
        return found;
    }

    public static async Task TakeAsync(UnitOfWork work, CohortPlanned planned)
    {
        var row = new
        {
            planned.CohortId, planned.Definition.Code, agency = planned.Definition.Agency.Code, planned.Definition.TimeZone, planned.Version.Epoch, planned.Version.Number,
        };
        if (await work.ExecuteAsync(
            """
            UPDATE cohorts SET code = @Code, agency = @agency, time_zone = @TimeZone, epoch = @Epoch, number = @Number
            WHERE id = @CohortId AND removed = 0 AND (epoch < @Epoch OR (epoch = @Epoch AND number < @Number))
            """,
            row) > 0) return;
        await work.ExecuteAsync(
            """
            INSERT INTO cohorts (id, code, agency, time_zone, epoch, number, removed)
            SELECT @CohortId, @Code, @agency, @TimeZone, @Epoch, @Number, 0 WHERE NOT EXISTS (SELECT 1 FROM cohorts WHERE id = @CohortId)
            """,
            row);
    }

    /// <summary>Leaves a tombstone; what was to be told of the cohort, and to whom, goes.</summary>
    public static async Task RemoveAsync(UnitOfWork work, CohortRemoved removed)
    {
        var row = new { removed.CohortId, removed.Code, removed.Version.Epoch, removed.Version.Number };
        if (await work.ExecuteAsync("UPDATE cohorts SET removed = 1, epoch = @Epoch, number = @Number WHERE id = @CohortId", row) == 0)
            await work.ExecuteAsync("INSERT INTO cohorts (id, code, agency, time_zone, epoch, number, removed) VALUES (@CohortId, @Code, '', 'Asia/Jakarta', @Epoch, @Number, 1)", row);
        // Mails that were about this cohort alone; first, since the notices say which.
        foreach (var kind in (string[])["notices", "escalations"])
            await work.ExecuteAsync(
                $"""
                DELETE FROM mails WHERE id IN (SELECT mail_id FROM {kind} WHERE cohort_id = @CohortId)
                    AND NOT EXISTS (SELECT 1 FROM {kind} WHERE {kind}.mail_id = mails.id AND {kind}.cohort_id <> @CohortId)
                """,
                row);
        await work.ExecuteAsync("DELETE FROM notices WHERE cohort_id = @CohortId", row);
        await work.ExecuteAsync("DELETE FROM escalations WHERE cohort_id = @CohortId", row);
    }

    public static async Task<bool> IsRemovedAsync(UnitOfWork work, Guid cohortId) =>
        await work.FirstOrDefaultAsync<int?>("SELECT 1 FROM cohorts WHERE id = @cohortId AND removed = 1", new { cohortId }) is not null;
}

internal sealed class KnownCohort
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Agency { get; init; } = "";
    public string TimeZone { get; init; } = "";
}
