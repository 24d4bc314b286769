using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Identity.IssueToken;

/// <summary>Counts failures by the hash of the name that was typed, and locks a name after a few of them.</summary>
internal sealed class SignInFailures([FromKeyedServices(IdentityService.Database)] Database database, IdentityOptions options)
{
    /// <summary>How long a name is still locked; null when it is not.</summary>
    public Task<TimeSpan?> LockedForAsync(byte[] hash, CancellationToken cancellation) => database.ReadAsync(
        async session => LockedFor(await FindAsync(session, hash), database.Clock.GetUtcNow()), cancellation);

    /// <summary>Clears a name's failures, unless it has been locked meanwhile: then says for how long.</summary>
    public async Task<TimeSpan?> ForgetAsync(byte[] hash, CancellationToken cancellation)
    {
        // Most sign-ins have nothing to forget, and cost no write.
        if (await database.ReadAsync(session => FindAsync(session, hash), cancellation) is null) return null;
        return await database.WriteAsync(async work =>
        {
            if (LockedFor(await FindAsync(work, hash), work.Now) is { } locked) return locked;
            await work.ExecuteAsync("DELETE FROM sign_in_failures WHERE name_hash = @hash", new { hash });
            return (TimeSpan?)null;
        }, cancellation);
    }

    /// <summary>Counts a failure with its audit entry. When the name was locked already it says for how long, and counts nothing.</summary>
    public async Task<TimeSpan?> CountAsync(byte[] hash, Guid? account, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await database.WriteAsync(work => CountAsync(work, hash, account), cancellation);
            }
            catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
            {
                // Somebody else counted the name's first failure at the same moment: now there is a row to count up.
            }
        }
    }

    private async Task<TimeSpan?> CountAsync(UnitOfWork work, byte[] hash, Guid? account)
    {
        var before = await FindAsync(work, hash);
        if (LockedFor(before, work.Now) is { } locked) return locked;
        var failed = before is null || before.ForgetAt <= work.Now ? 1 : before.Failed + 1;
        var isLocked = failed >= options.LockOutAfter;
        var until = work.Now + options.LockOutFor;
        await work.ExecuteAsync(
            before is null
                ? "INSERT INTO sign_in_failures (name_hash, failed, locked_until, forget_at) VALUES (@hash, @failed, @lockedUntil, @until)"
                : "UPDATE sign_in_failures SET failed = @failed, locked_until = @lockedUntil, forget_at = @until WHERE name_hash = @hash",
            new { hash, failed, lockedUntil = isLocked ? until : (DateTimeOffset?)null, until });
        // Guesses at many names leave nothing behind for long.
        await work.ExecuteAsync("DELETE FROM sign_in_failures WHERE forget_at <= @Now", new { work.Now });
        var subject = account?.ToString() ?? "unknown";
        work.Audit(AuditTrail.ServiceScope, new(IdentityService.Database, "", "sign-in-failed", subject));
        if (isLocked) work.Audit(AuditTrail.ServiceScope, new(IdentityService.Database, "", "sign-in-locked", subject));
        return null;
    }

    private static Task<Failures?> FindAsync(Session session, byte[] hash) => session.FirstOrDefaultAsync<Failures>(
        $"SELECT failed, locked_until, forget_at FROM sign_in_failures {(session is UnitOfWork ? "{lock}" : "")} WHERE name_hash = @hash", new { hash });

    private static TimeSpan? LockedFor(Failures? failures, DateTimeOffset now) => failures?.LockedUntil > now ? failures.LockedUntil - now : null;

    private sealed class Failures
    {
        public int Failed { get; init; }
        public DateTimeOffset? LockedUntil { get; init; }
        public DateTimeOffset ForgetAt { get; init; }
    }
}
