using System.Globalization;
using Evaluation.Contracts.Questions;
using Evaluation.Identity.Secrets;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Identity.Links;

/// <summary>The personal links as they are stored.</summary>
internal static class LinkRows
{
    private static readonly string[] Columns = ["hash", "person_id", "created_at", "expires_at"];

    /// <summary>One new link for each person.</summary>
    public static async Task<IReadOnlyList<IssuedLink>> IssueAsync(UnitOfWork work, IReadOnlyList<Guid> persons, TimeSpan lifetime)
    {
        var links = persons.Select(person => new IssuedLink(person, Secret.New(), work.Now + lifetime)).ToList();
        await work.InsertAsync("links", Columns, [.. links.Select(link => new object?[] { Secret.Hash(link.Secret), link.Person, work.Now, link.ExpiresAt })]);
        return links;
    }

    /// <summary>Whose link it is; null when it is unknown, expired or revoked.</summary>
    public static Task<OpenLink?> FindAsync(Session session, byte[] hash, DateTimeOffset now) => session.FirstOrDefaultAsync<OpenLink>(
        """
        SELECT l.person_id, l.last_used_on, COALESCE(s.version, 0) AS session_version
        FROM links l LEFT JOIN sessions s ON s.subject = l.person_id
        WHERE l.hash = @hash AND l.revoked_at IS NULL AND l.expires_at > @now
        """,
        new { hash, now });

    /// <summary>The day and no finer: what an anonymous survey takes must not be found by it.</summary>
    public static Task MarkUsedAsync(UnitOfWork work, byte[] hash) => work.ExecuteAsync(
        "UPDATE links SET last_used_on = @day WHERE hash = @hash", new { hash, day = DayOf(work.Now) });

    public static string DayOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How many were revoked.</summary>
    public static Task<int> RevokeAsync(UnitOfWork work, Guid person) => work.ExecuteAsync(
        "UPDATE links SET revoked_at = @Now WHERE person_id = @person AND revoked_at IS NULL AND expires_at > @Now", new { person, work.Now });
}

internal sealed class OpenLink
{
    public Guid PersonId { get; init; }
    public string? LastUsedOn { get; init; }
    public long SessionVersion { get; init; }
}
