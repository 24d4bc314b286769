using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.RemoveCohort;

/// <summary>Removes a cohort everywhere. What remains is a tombstone without data, and the audit trail.</summary>
internal static class RemoveCohortEndpoint
{
    public static void MapRemoveCohort(this RouteGroupBuilder cohorts) => cohorts.MapDelete("/{cohort}", RemoveAsync)
        .AllowRoles(Roles.Admin)
        .WithSummary("Removes a cohort and all its data from every service")
        .ProducesProblem(404);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string cohort, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        return await database.WriteAsync(work => EraseAsync(work, cohort, caller), cancellation) ? TypedResults.NoContent() : ApiProblem.NotFound(context, cohort);
    }

    private static async Task<bool> EraseAsync(UnitOfWork work, string code, Caller caller)
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
