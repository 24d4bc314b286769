using System.Security.Claims;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.ListAccounts;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Identity.CreateAccount;

internal static class CreateAccountEndpoint
{
    public static void MapCreateAccount(this IEndpointRouteBuilder app) => app.MapPost("/accounts", CreateAsync).AllowRoles(Roles.Admin);

    private static async Task<Results<Created<AccountItem>, ProblemHttpResult>> CreateAsync(
        AccountRequest request, ClaimsPrincipal user, HttpContext context, Passwords passwords,
        [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        var problems = request.Problems().ToList();
        if (problems.Count > 0) return ApiProblem.Input(context, problems);
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = request.UserName!.Trim(),
            PasswordHash = passwords.Hash(request.Password!),
            Role = request.Role!,
            Agency = string.IsNullOrWhiteSpace(request.Agency) ? null : request.Agency.Trim(),
            CreatedAt = database.Clock.GetUtcNow(),
        };
        var caller = Caller.Of(user);
        if (!await NewAccount.StoreAsync(database, account, caller.Account, caller.Role, cancellation))
            return ApiProblem.Conflict(context, "userNameTaken", new("Nama pengguna ini sudah dipakai. Pilih yang lain.", "This user name is taken. Choose another."));
        return TypedResults.Created((string?)null, AccountItem.Of(account));
    }
}
