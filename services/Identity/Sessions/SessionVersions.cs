using Evaluation.Hosting.Security;
using Evaluation.Persistence.Writing;

namespace Evaluation.Identity.Sessions;

/// <summary>Ends sessions: the tokens that an account or person has are refused from then on. See decision 0014.</summary>
internal sealed class SessionVersions(EndedSessions ended)
{
    /// <summary>No token lives longer; the tolerance for clocks is in it.</summary>
    public static readonly TimeSpan LongestToken = TimeSpan.FromHours(25);

    public async Task EndAsync(UnitOfWork work, Guid subject)
    {
        var version = 1 + (await work.FirstOrDefaultAsync<long?>("SELECT version FROM sessions {lock} WHERE subject = @subject", new { subject }) ?? 0);
        await work.ExecuteAsync(
            version == 1
                ? "INSERT INTO sessions (subject, version, ended_at) VALUES (@subject, @version, @Now)"
                : "UPDATE sessions SET version = @version, ended_at = @Now WHERE subject = @subject",
            new { subject, version, work.Now });
        work.OnCommitted(() => ended.Take(subject, version));
    }
}
