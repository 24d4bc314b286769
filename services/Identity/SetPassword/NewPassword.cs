using Evaluation.Identity.Accounts;
using Evaluation.Identity.Sessions;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;

namespace Evaluation.Identity.SetPassword;

/// <summary>Stores a password that was hashed before; every session and every secret of the account ends.</summary>
internal static class NewPassword
{
    public static async Task StoreAsync(UnitOfWork work, SessionVersions sessions, Account account, string hash)
    {
        await work.ExecuteAsync(
            "UPDATE accounts SET password_hash = @hash, state = 'active', version = version + 1 WHERE id = @Id", new { account.Id, hash });
        await work.ExecuteAsync("DELETE FROM account_secrets WHERE account_id = @Id", new { account.Id });
        await work.ExecuteAsync("DELETE FROM sign_in_failures WHERE name_hash = @name", new { name = UserName.Hash(account.UserName) });
        await sessions.EndAsync(work, account.Id);
        work.Audit(AuditTrail.ServiceScope, new(account.Id.ToString("D"), account.Role, "password-set", account.Id.ToString("D")));
    }
}
