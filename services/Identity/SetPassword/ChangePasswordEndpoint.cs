using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.IssueToken;
using Evaluation.Identity.Sessions;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Identity.SetPassword;

internal static class ChangePasswordEndpoint
{
    private const int LargestBody = 4 * 1024;

    public static void MapChangePassword(this IEndpointRouteBuilder app) => app.MapPut("/accounts/me/password", ChangeAsync)
        .AllowRoles([.. Roles.All]).LimitCredentials().WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .WithSummary("Changes one's own password; all sessions end, and the answer is a new token")
        .ProducesProblem(404).ProducesProblem(422).ProducesProblem(429);

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> ChangeAsync(
        ChangePasswordRequest request, HttpContext context, Passwords passwords, SignIn signIn, SessionVersions sessions, TokenWriter tokens,
        [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        if (AccountRules.OfPassword(request.Password) is { } problem) return ApiProblem.Input(context, [problem]);
        // Another provider's account has its password there.
        if (!Guid.TryParse(Caller.Of(context.User).Account, out var id)
            || await database.ReadAsync(session => AccountRows.FindAsync(session, id), cancellation) is not { } account) return ApiProblem.NotFound(context, "/accounts/me");
        var outcome = await signIn.TryAsync(account.UserName, request.CurrentPassword ?? "", cancellation);
        if (outcome.LockedUntil is { } until) return IssueTokenEndpoint.Locked(context, until);
        if (outcome.Account is null)
            return ApiProblem.Input(context, [new("currentPassword", "currentPasswordWrong", new("Kata sandi lama tidak cocok. Periksa lagi.", "The old password does not match. Check it."))]);
        var hash = passwords.Hash(request.Password!);
        await database.WriteAsync(work => NewPassword.StoreAsync(work, sessions, account, hash), cancellation);
        var changed = await database.ReadAsync(session => AccountRows.FindAsync(session, id), cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await tokens.WriteAsync(changed!, cancellation));
    }
}

internal sealed record ChangePasswordRequest(string? CurrentPassword, string? Password);
