using Evaluation.Hosting.Problems;
using Evaluation.Identity.Accounts;

namespace Evaluation.Identity.ChangeAccount;

/// <summary>What is to be changed; what is left out stays as it is.</summary>
/// <param name="Agency">Empty for all agencies.</param>
/// <param name="Email">Empty for none.</param>
/// <param name="State">active (also unlocks), locked or deactivated.</param>
internal sealed record AccountChange(string? Role = null, string? Agency = null, string? Email = null, string? State = null)
{
    private static readonly string[] States = [AccountStates.Active, AccountStates.Locked, AccountStates.Deactivated];

    /// <summary>The account as it will be.</summary>
    public Account Of(Account account) => new()
    {
        Id = account.Id, UserName = account.UserName, PasswordHash = account.PasswordHash, CreatedAt = account.CreatedAt, PersonId = account.PersonId,
        Version = account.Version + 1,
        Role = Role ?? account.Role,
        Agency = Agency is null ? account.Agency : AccountRules.Given(Agency),
        Email = Email is null ? account.Email : AccountRules.Given(Email),
        State = State switch
        {
            null => account.State,
            AccountStates.Active when account.PasswordHash.Length == 0 => AccountStates.Invited,
            _ => State,
        },
    };

    public static IEnumerable<InputProblem> Problems(AccountChange change, Account after)
    {
        foreach (var problem in AccountRules.OfRole(after.Role, after.Agency)) yield return problem;
        if (AccountRules.OfEmail(change.Email) is { } email) yield return email;
        if (change.State is not null && !States.Contains(change.State))
            yield return new("state", "state", new($"Keadaan ini tidak dikenal. Pilih: {string.Join(", ", States)}.", $"This state is not known. Choose: {string.Join(", ", States)}."));
    }
}
