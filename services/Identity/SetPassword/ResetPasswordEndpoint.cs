using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.ResendLink;
using Evaluation.Identity.Secrets;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Identity.SetPassword;

internal static class ResetPasswordEndpoint
{
    private const int LargestBody = 4 * 1024;

    public static void MapResetPassword(this IEndpointRouteBuilder app) => app.MapPost("/password/reset", ResetAsync)
        .AllowAnonymous().LimitCredentials().WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .WithSummary("Mails a one-time secret to the account's address, if there is such an account; the answer does not tell");

    private static async Task<Accepted<RequestTaken>> ResetAsync(
        ResetRequest request, HttpContext context, [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        var name = UserName.Normalise(request.UserName ?? "");
        await database.WriteAsync(async work =>
        {
            var account = await AccountRows.FindAsync(work, name);
            if (!await MailRequests.TryAsync(work, $"password {name}") || account is not { MaySetPassword: true, Email: not null }) return;
            work.Publish(new AccountMailRequested(account.Id, account.State == AccountStates.Invited ? AccountMailKind.Invitation : AccountMailKind.PasswordReset));
        }, cancellation);
        return TypedResults.Accepted((string?)null, RequestTaken.Of(context));
    }
}

internal sealed record ResetRequest(string? UserName);
