using Evaluation.Cohorts.Cohorts;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.ReadCohort;

internal static class ReadCohortEndpoint
{
    public static void MapReadCohort(this RouteGroupBuilder cohorts)
    {
        cohorts.MapGet("/{cohort}", ReadAsync).AllowRoles(Roles.Admin, Roles.TrainingUnit)
            .WithSummary("A cohort's definition and plan, with the version of the plan and what was changed after data came in").ProducesProblem(404);
    }

    private static async Task<Results<Ok<CohortView>, ProblemHttpResult>> ReadAsync(
        string cohort, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => StoredCohort.FindAsync(session, cohort), cancellation) is not { } stored || !Caller.Of(context.User).Sees(stored.Agency))
            return ApiProblem.NotFound(context, cohort);
        context.Response.Headers.ETag = IfMatch.Of(stored.Planned.PlanVersion);
        return TypedResults.Ok(CohortView.Of(stored));
    }
}
