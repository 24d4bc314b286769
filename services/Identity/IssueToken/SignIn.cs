using Evaluation.Identity.Accounts;
using Evaluation.Persistence.Databases;

namespace Evaluation.Identity.IssueToken;

/// <summary>Who signs in. Everything that can be seen from outside is the same whether or not there is an account of that name.</summary>
internal sealed class SignIn([FromKeyedServices(IdentityService.Database)] Database database, Passwords passwords, SignInFailures failures)
{
    public async Task<Outcome> TryAsync(string userName, string password, CancellationToken cancellation)
    {
        var hash = UserName.Hash(userName);
        if (await failures.LockedForAsync(hash, cancellation) is { } locked) return new(null, locked);
        var found = await database.ReadAsync(session => AccountRows.FindAsync(session, userName), cancellation);
        var account = found?.State == AccountStates.Active ? found : null;
        var areRight = passwords.AreRight(account, password);
        // The lock is asked for again: others may have failed while the password was being compared, and many guesses at one time
        // must not be worth more than as many in a row.
        var lockedMeanwhile = areRight
            ? await failures.ForgetAsync(hash, cancellation)
            : await failures.CountAsync(hash, found?.Id, cancellation);
        return lockedMeanwhile is null && areRight ? new(account, null) : new(null, lockedMeanwhile);
    }

    /// <param name="Account">Whose credentials are right, else null.</param>
    /// <param name="LockedUntil">How long the name is still locked, else null.</param>
    public sealed record Outcome(Account? Account, TimeSpan? LockedUntil);
}
