using Evaluation.Contracts.Events;
using Evaluation.Identity.Accounts;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;

namespace Evaluation.Identity.CreateAccount;

internal static class NewAccount
{
    /// <summary>Stores an account with its audit entry and, without a password, asks for the invitation. False when the user name is taken; then nothing is stored.</summary>
    public static async Task<bool> StoreAsync(Database database, Account account, string actor, string actorRole, CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(async work =>
            {
                await work.ExecuteAsync(
                    """
                    INSERT INTO accounts (id, user_name, normalised_name, password_hash, role, agency, email, person_id, state, version, created_at)
                    VALUES (@Id, @UserName, @normalised, @PasswordHash, @Role, @Agency, @Email, @PersonId, @State, @Version, @Now)
                    """,
                    new
                    {
                        account.Id, account.UserName, normalised = UserName.Normalise(account.UserName), account.PasswordHash, account.Role, account.Agency,
                        account.Email, account.PersonId, account.State, account.Version, work.Now,
                    });
                if (account.State == AccountStates.Invited) work.Publish(new AccountMailRequested(account.Id, AccountMailKind.Invitation));
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
