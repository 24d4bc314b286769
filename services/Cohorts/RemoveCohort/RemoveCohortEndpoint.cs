using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
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
        return await database.WriteAsync(work => Removal.RunAsync(work, cohort, caller), cancellation) ? TypedResults.NoContent() : ApiProblem.NotFound(context, cohort);
    }
}
