using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.FindAuditScope;

/// <summary>Under which scope the audit logs of all services keep what concerns a cohort: people know it by its code, the logs by its id.</summary>
internal static class FindAuditScopeEndpoint
{
    public static void MapFindAuditScope(this RouteGroupBuilder cohorts) => cohorts.MapGet("/audit/cohorts/{cohort}", FindAsync)
        .AllowRoles(Roles.Admin, Roles.Auditor)
        .WithSummary("The scope under which the audit logs keep a cohort").ProducesProblem(404);

    private static async Task<Results<Ok<AuditScope>, ProblemHttpResult>> FindAsync(
        string cohort, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var found = await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT id FROM cohorts WHERE code = @cohort AND removed = 0", new { cohort }), cancellation);
        return found is [var id] ? TypedResults.Ok(new AuditScope(id.ToString("D"))) : ApiProblem.NotFound(context, cohort);
    }
}

internal sealed record AuditScope(string Scope);
