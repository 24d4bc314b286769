using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Links;
using Evaluation.Identity.Sessions;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Identity.RevokeLinks;

internal static class RevokeLinksEndpoint
{
    public static void MapRevokeLinks(this IEndpointRouteBuilder app) => app.MapPost("/persons/{person:guid}/links/revoke", RevokeAsync)
        .AllowRoles(Roles.Admin, Roles.TrainingUnit)
        .WithSummary("Ends all personal links of a person, and the sessions that were opened with them")
        .ProducesProblem(404);

    private static async Task<Results<Ok<RevokedLinks>, ProblemHttpResult>> RevokeAsync(
        Guid person, HttpContext context, CohortsClient cohorts, SessionVersions sessions,
        [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        var memberships = await cohorts.MembershipsAsync(new(Person: person), cancellation);
        if (!memberships.Any(membership => caller.Sees(membership.Agency))) return ApiProblem.NotFound(context, person.ToString());
        var revoked = await database.WriteAsync(async work =>
        {
            var count = 0;
            foreach (var recipient in memberships.SelectMany(membership => new[] { membership.Person, membership.Recipient }).Append(person).Distinct())
            {
                count += await LinkRows.RevokeAsync(work, recipient);
                await sessions.EndAsync(work, recipient);
            }
            work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, "links-revoked", person.ToString("D"), $"{count} links"));
            return count;
        }, cancellation);
        return TypedResults.Ok(new RevokedLinks(revoked));
    }
}

internal sealed record RevokedLinks(int Revoked);
