using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.ListAccounts;
using Evaluation.Identity.Sessions;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Identity.ChangeAccount;

internal static class ChangeAccountEndpoint
{
    public static void MapChangeAccount(this IEndpointRouteBuilder app)
    {
        app.MapGet("/accounts/{id:guid}", ReadAsync).AllowRoles(Roles.Admin).WithSummary("An account, its version as ETag").ProducesProblem(404);
        app.MapPatch("/accounts/{id:guid}", ChangeAsync).AllowRoles(Roles.Admin)
            .WithSummary("Changes role, agency, address or state; all its sessions end. If-Match names the version that it replaces")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
    }

    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> ReadAsync(
        Guid id, HttpContext context, [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => AccountRows.FindAsync(session, id), cancellation) is not { } account) return ApiProblem.NotFound(context, id.ToString());
        context.Response.Headers.ETag = IfMatch.Of(account.Version);
        return TypedResults.Ok(AccountItem.Of(account));
    }

    private static async Task<Results<Ok<AccountItem>, ProblemHttpResult>> ChangeAsync(
        Guid id, AccountChange change, HttpContext context, SessionVersions sessions,
        [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        if (!IfMatch.TryRead(context, out var version)) return IfMatch.Missing(context);
        var caller = Caller.Of(context.User);
        return await database.WriteAsync<Results<Ok<AccountItem>, ProblemHttpResult>>(async work =>
        {
            if (await AccountRows.FindAsync(work, id) is not { } before) return ApiProblem.NotFound(context, id.ToString());
            if (before.Version != version) return IfMatch.Stale(context);
            if (before.State == AccountStates.Deactivated)
                return ApiProblem.Conflict(context, "accountDeactivated", new(
                    "Akun ini sudah dinonaktifkan untuk seterusnya. Buat akun baru.", "This account has been deactivated for good. Make a new one."));
            var after = change.Of(before);
            if (AccountChange.Problems(change, after).ToList() is { Count: > 0 } problems) return ApiProblem.Input(context, problems);
            if (before is { Role: Roles.Admin, State: AccountStates.Active } && after is not { Role: Roles.Admin, State: AccountStates.Active } && await IsLastAdminAsync(work, id))
                return ApiProblem.Conflict(context, "lastAdmin", new(
                    "Ini admin terakhir. Buat admin lain dulu.", "This is the last admin. Make another one first."));
            await StoreAsync(work, after);
            await sessions.EndAsync(work, id);
            // Never the address, which is personal.
            work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, "account-changed", id.ToString(),
                $"{after.Role} {after.Agency} {after.State}{(before.Email == after.Email ? "" : " email")}".Replace("  ", " ", StringComparison.Ordinal)));
            context.Response.Headers.ETag = IfMatch.Of(after.Version);
            return TypedResults.Ok(AccountItem.Of(after));
        }, cancellation);
    }

    private static async Task StoreAsync(UnitOfWork work, Account account)
    {
        await work.ExecuteAsync(
            "UPDATE accounts SET role = @Role, agency = @Agency, email = @Email, state = @State, version = @Version WHERE id = @Id",
            new { account.Id, account.Role, account.Agency, account.Email, account.State, account.Version });
        // What was sent to an earlier address, or to somebody who is locked out since, opens nothing.
        await work.ExecuteAsync("DELETE FROM account_secrets WHERE account_id = @Id", new { account.Id });
        if (account.State == AccountStates.Active)
            await work.ExecuteAsync("DELETE FROM sign_in_failures WHERE name_hash = @hash", new { hash = UserName.Hash(account.UserName) });
    }

    private static async Task<bool> IsLastAdminAsync(UnitOfWork work, Guid id) => await work.ValueAsync<int>(
        "SELECT COUNT(*) FROM accounts {lock} WHERE role = @role AND state = 'active' AND id <> @id", new { role = Roles.Admin, id }) == 0;
}
