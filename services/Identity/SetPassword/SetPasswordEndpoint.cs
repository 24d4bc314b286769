using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.Secrets;
using Evaluation.Identity.Sessions;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Identity.SetPassword;

/// <summary>With the one-time secret of an invitation or a reset.</summary>
internal static class SetPasswordEndpoint
{
    private const int LargestBody = 4 * 1024;

    public static void MapSetPassword(this IEndpointRouteBuilder app) => app.MapPut("/password", SetAsync)
        .AllowAnonymous().LimitCredentials().WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .WithSummary("Sets a password with the one-time secret that was mailed")
        .ProducesProblem(401).ProducesProblem(422);

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        SetPasswordRequest request, HttpContext context, Passwords passwords, SessionVersions sessions,
        [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        if (AccountRules.OfPassword(request.Password) is { } problem) return ApiProblem.Input(context, [problem]);
        var secret = Secret.Hash(request.Secret ?? "");
        // Before the transaction, since it takes long; for a wrong secret too, so that the time does not tell.
        var hash = passwords.Hash(request.Password!);
        var isSet = await database.WriteAsync(async work =>
        {
            var account = await work.FirstOrDefaultAsync<Guid?>("SELECT account_id FROM account_secrets WHERE hash = @secret AND expires_at > @Now", new { secret, work.Now });
            // Whoever deletes it has used it: two at one time are one.
            if (account is not { } id || await work.ExecuteAsync("DELETE FROM account_secrets WHERE hash = @secret", new { secret }) == 0) return false;
            if (await AccountRows.FindAsync(work, id) is not { MaySetPassword: true } found) return false;
            await NewPassword.StoreAsync(work, sessions, found, hash);
            return true;
        }, cancellation);
        return isSet ? TypedResults.NoContent() : ApiProblem.Of(context, StatusCodes.Status401Unauthorized, "secretInvalid", new(
            "Tautan kata sandi ini tidak berlaku, atau sudah dipakai. Minta yang baru.", "This password link is not valid, or has been used. Ask for a new one."));
    }
}

internal sealed record SetPasswordRequest(string? Secret, string? Password);
