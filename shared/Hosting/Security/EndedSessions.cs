using System.Collections.Concurrent;

namespace Evaluation.Hosting.Security;

/// <summary>
/// Whose tokens no longer count though they have not expired: a token carries the version of its subject's sessions, and those below
/// the one that is known here are refused. See decision 0014.
/// </summary>
public sealed class EndedSessions
{
    private readonly ConcurrentDictionary<Guid, long> versions = new();

    /// <summary>Tokens of a lower version no longer count.</summary>
    public void Take(Guid subject, long version) => versions.AddOrUpdate(subject, version, (_, known) => Math.Max(known, version));

    public bool IsEnded(Guid subject, long version) => versions.TryGetValue(subject, out var known) && version < known;
}
