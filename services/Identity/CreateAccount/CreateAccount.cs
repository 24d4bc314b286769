using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.Links;
using Evaluation.Identity.ListAccounts;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Identity.CreateAccount;

internal static class CreateAccountEndpoint
{
    public static void MapCreateAccount(this IEndpointRouteBuilder app) => app.MapPost("/accounts", CreateAsync).AllowRoles(Roles.Admin)
        .WithSummary("Makes an account, with a password or, without one, by an invitation to its e-mail address; Idempotency-Key, a GUID that becomes its id, repeats it safely")
        .ProducesProblem(409).ProducesProblem(422);

    private static async Task<Results<Created<AccountItem>, ProblemHttpResult>> CreateAsync(
        AccountRequest request, HttpContext context, Passwords passwords, CohortsClient cohorts,
        [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        var problems = request.Problems().ToList();
        var person = problems.Count == 0 ? await PersonOfAsync(request, cohorts, cancellation) : null;
        if (problems.Count == 0 && request.Member is not null && person is null) problems.Add(MemberUnknown);
        var isKeyGiven = context.Request.Headers.TryGetValue("Idempotency-Key", out var given);
        if (isKeyGiven && !Guid.TryParse(given, out _)) problems.Add(KeyMalformed);
        if (problems.Count > 0) return ApiProblem.Input(context, problems);
        var account = new Account
        {
            Id = isKeyGiven ? Guid.Parse(given!) : Guid.CreateVersion7(),
            UserName = request.UserName!.Trim(),
            PasswordHash = request.Password is null ? "" : passwords.Hash(request.Password),
            Role = request.Role!,
            Agency = AccountRules.Given(request.Agency),
            Email = AccountRules.Given(request.Email),
            PersonId = person,
            State = request.Password is null ? AccountStates.Invited : AccountStates.Active,
            CreatedAt = database.Clock.GetUtcNow(),
        };
        var caller = Caller.Of(context.User);
        if (!await NewAccount.StoreAsync(database, account, caller.Account, caller.Role, cancellation))
        {
            if (await database.ReadAsync(session => AccountRows.FindAsync(session, account.Id), cancellation) is { } before)
                return IsRepeated(before, account) ? Made(context, before) : ApiProblem.Of(context, StatusCodes.Status422UnprocessableEntity, "idempotencyKeyReused", KeyReused);
            return ApiProblem.Conflict(context, "userNameTaken", new("Nama pengguna ini sudah dipakai. Pilih yang lain.", "This user name is taken. Choose another."));
        }
        return Made(context, account);
    }

    private static Created<AccountItem> Made(HttpContext context, Account account)
    {
        context.Response.Headers.ETag = IfMatch.Of(account.Version);
        return TypedResults.Created($"/api/identity/accounts/{account.Id}", AccountItem.Of(account));
    }

    // Of a password only the hash is known, which differs each time; whoever sends the rest again sends that again as well.
    private static bool IsRepeated(Account before, Account again) => before.UserName == again.UserName && before.Email == again.Email && before.PersonId == again.PersonId
        && before.Role == again.Role && before.Agency == again.Agency;

    private static InputProblem KeyMalformed { get; } = new("Idempotency-Key", "idempotencyKey", new(
        "Idempotency-Key di sini harus GUID: ia menjadi id akun.", "Idempotency-Key has to be a GUID here: it becomes the account's id."));

    private static Sentence KeyReused { get; } = new(
        "Idempotency-Key ini sudah dipakai untuk akun lain. Gunakan kunci baru.", "This Idempotency-Key was used for another account. Use a new key.");

    private static async Task<Guid?> PersonOfAsync(AccountRequest request, CohortsClient cohorts, CancellationToken cancellation)
    {
        if (request.Member is not { } member) return null;
        var memberships = await cohorts.MembershipsAsync(new(Member: member), cancellation);
        return memberships.FirstOrDefault(known => known.Member == member && known.Agency == AccountRules.Given(request.Agency))?.Person;
    }

    private static InputProblem MemberUnknown { get; } = new("member", "memberUnknown", new(
        "Tidak ada orang dengan id ini dalam angkatan instansi tersebut. Ambil id-nya dari daftar orang.",
        "Nobody has this id in a cohort of that agency. Take the id from the list of people."));
}
