using System.Globalization;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Evaluation.Identity.IssueToken;

/// <summary>A token says in which cohorts a supervisor is. One that was got in the morning does not know a cohort of noon.</summary>
internal static class RenewTokenEndpoint
{
    public static void MapRenewToken(this IEndpointRouteBuilder app) => app.MapPost("/token/renew", RenewAsync)
        .AllowRoles(Roles.Supervisor)
        .WithSummary("A token for the cohorts in which a supervisor is by now; it ends when the one that is shown ends")
        .ProducesProblem(401).ProducesProblem(404);

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> RenewAsync(
        HttpContext context, TokenWriter tokens, [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        // Another provider's token is that provider's to renew.
        if (!Guid.TryParse(Caller.Of(context.User).Account, out var id)
            || await database.ReadAsync(session => AccountRows.FindAsync(session, id), cancellation) is not { } account) return ApiProblem.NotFound(context, "/token/renew");
        // Here it is known at once who was shut out; elsewhere it takes some seconds, and no new token may come of those.
        if (account.State != AccountStates.Active || Number(context, TokenClaims.Session) < account.SessionVersion) return Ended(context);
        var left = DateTimeOffset.FromUnixTimeSeconds(Number(context, JwtRegisteredClaimNames.Exp)) - database.Clock.GetUtcNow();
        return left >= TimeSpan.FromSeconds(1) ? TypedResults.Ok(await tokens.WriteAsync(account, left, cancellation)) : Ended(context);
    }

    private static long Number(HttpContext context, string claim) => long.Parse(context.User.FindFirst(claim)!.Value, CultureInfo.InvariantCulture);

    private static ProblemHttpResult Ended(HttpContext context) => ApiProblem.Of(context, StatusCodes.Status401Unauthorized, "sessionEnded", new(
        "Sesi ini sudah diakhiri. Masuk lagi.", "This session has been ended. Sign in again."));
}
