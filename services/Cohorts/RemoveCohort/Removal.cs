using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.RemoveCohort;

/// <summary>Erases a cohort with its people, and tells the others to do the same.</summary>
internal static class Removal
{
    /// <summary>False when there is no such cohort.</summary>
    public static async Task<bool> RunAsync(UnitOfWork work, string code, Caller caller)
    {
        if (await StoredCohort.FindAsync(work, code) is not { } cohort) return false;
        var number = cohort.Number + 1;
        var scope = new { cohort.Id, number, tombstone = $"{cohort.Id:D}" };
        // The code is free again; the tombstone keeps the id.
        if (await work.ExecuteAsync(
            "UPDATE cohorts SET removed = 1, number = @number, code = @tombstone, definition = '', planned = '' WHERE id = @Id AND removed = 0", scope) == 0) return false;
        await work.ExecuteAsync("DELETE FROM members WHERE cohort_id = @Id", scope);
        await work.ExecuteAsync("DELETE FROM plan_versions WHERE cohort_id = @Id", scope);
        await work.ExecuteAsync("UPDATE imports SET state = 'rejected' WHERE cohort_id = @Id AND state IN ('staging', 'committed')", scope);
        // Persons who are in no other cohort go with it, with their history.
        await work.ExecuteAsync("DELETE FROM person_versions WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.person_id = person_versions.person_id)");
        await work.ExecuteAsync("DELETE FROM persons WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.person_id = persons.id)");
        var epoch = await work.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'");
        work.Publish(new CohortRemoved(cohort.Id, new(epoch, number), code));
        work.Audit(cohort.Id.ToString("D"), new(caller.Account, caller.Role, "cohort-removed", code));
        return true;
    }
}
