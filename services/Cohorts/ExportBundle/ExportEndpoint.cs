using Evaluation.Cohorts.Cohorts;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.ExportBundle;

internal static class ExportEndpoint
{
    public static void MapExport(this IEndpointRouteBuilder app) => app.MapGet("/api/export/{cohort}", ExportAsync)
        .WithTags("cohorts")
        .AllowRoles(Roles.Admin, Roles.TrainingUnit)
        .WithSummary("The cohort's bundle as ZIP; importing it again changes nothing")
        .ProducesProblem(404);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsync(
        string cohort, HttpContext context, Exporter exporter, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await database.ReadAsync(session => StoredCohort.FindAsync(session, cohort), cancellation) is not { } stored || !caller.Sees(stored.Agency))
            return ApiProblem.NotFound(context, cohort);
        var bundle = await exporter.ExportAsync(stored, cancellation);
        // Names leave the house: who took them is on record.
        await AccessLog.WriteAsync(database, caller, "bundle-read", stored.Id.ToString("D"), cancellation);
        return TypedResults.File(bundle, "application/zip", $"{stored.Code}.zip");
    }
}
