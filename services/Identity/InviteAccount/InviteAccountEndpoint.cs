using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Identity.InviteAccount;

internal static class InviteAccountEndpoint
{
    public static void MapInviteAccount(this IEndpointRouteBuilder app) => app.MapPost("/accounts/{id:guid}/invitation", InviteAsync).AllowRoles(Roles.Admin)
        .WithSummary("Sends the invitation of an account without password once more")
        .ProducesProblem(404).ProducesProblem(409);

    private static async Task<Results<Accepted, ProblemHttpResult>> InviteAsync(
        Guid id, HttpContext context, [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        var account = await database.WriteAsync(async work =>
        {
            var found = await AccountRows.FindAsync(work, id);
            if (found is not { State: AccountStates.Invited, Email: not null }) return found;
            work.Publish(new AccountMailRequested(id, AccountMailKind.Invitation));
            work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, "account-invited", id.ToString()));
            return found;
        }, cancellation);
        if (account is null) return ApiProblem.NotFound(context, id.ToString());
        if (account is not { State: AccountStates.Invited, Email: not null })
            return ApiProblem.Conflict(context, "notInvited", new(
                "Akun ini tidak menunggu undangan, atau tidak punya alamat surel. Isi alamatnya, atau pakai reset kata sandi.",
                "This account waits for no invitation, or has no e-mail address. Give it one, or use the password reset."));
        return TypedResults.Accepted((string?)null);
    }
}
