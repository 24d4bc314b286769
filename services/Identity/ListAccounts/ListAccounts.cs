using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Identity.ListAccounts;

internal static class ListAccountsEndpoint
{
    private const int UsualPage = 50, LargestPage = 200;

    public static void MapListAccounts(this IEndpointRouteBuilder app) => app.MapGet("/accounts", ListAsync).AllowRoles(Roles.Admin)
        .WithSummary("Accounts in the order in which they were made; ?role= and ?state= of one kind");

    /// <summary>Accounts in the order in which they were made. The cursor is an opaque id: a user name may be personal, and does not belong in a URL.</summary>
    private static async Task<Ok<AccountPage>> ListAsync(
        [FromKeyedServices(IdentityService.Database)] Database database, Guid? cursor, int? limit, string? role, string? state, CancellationToken cancellation)
    {
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var found = await database.ReadAsync(session => AccountRows.ListAsync(session, cursor ?? Guid.Empty, size + 1, role, state), cancellation);
        var items = found.Take(size).Select(AccountItem.Of).ToList();
        return TypedResults.Ok(new AccountPage(items, found.Count > size ? items[^1].Id : null));
    }
}

internal sealed record AccountPage(IReadOnlyList<AccountItem> Items, Guid? Cursor);

/// <param name="State">invited (no password yet), active, locked (by an admin) or deactivated.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Person">Of a supervisor: the opaque id across cohorts.</param>
internal sealed record AccountItem(Guid Id, string UserName, string Role, string? Agency, string? Email, string State, int Version, Guid? Person, DateTimeOffset CreatedAt)
{
    public static AccountItem Of(Account account) => new(
        account.Id, account.UserName, account.Role, account.Agency, account.Email, account.State, account.Version, account.PersonId, account.CreatedAt);
}
