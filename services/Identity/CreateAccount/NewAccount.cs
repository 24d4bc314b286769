using Evaluation.Identity.Accounts;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;

namespace Evaluation.Identity.CreateAccount;

internal static class NewAccount
{
    /// <summary>Stores an account with its audit entry. False when the user name is taken; then nothing is stored.</summary>
    public static async Task<bool> StoreAsync(Database database, Account account, string actor, string actorRole, CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(async work =>
            {
                await work.ExecuteAsync(
                    """
                    INSERT INTO accounts (id, user_name, normalised_name, password_hash, role, agency, created_at)
                    VALUES (@Id, @UserName, @normalised, @PasswordHash, @Role, @Agency, @Now)
                    """,
                    new { account.Id, account.UserName, normalised = UserName.Normalise(account.UserName), account.PasswordHash, account.Role, account.Agency, work.Now });
                work.Audit(AuditTrail.ServiceScope, new(actor, actorRole, "account-created", account.Id.ToString(), $"{account.Role} {account.Agency}".TrimEnd()));
            }, cancellation);
            return true;
        }
        catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
        {
            return false;
        }
    }
}
