using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Levels.FollowUps;

/// <summary>The persons of a cohort, page by page.</summary>
public static class RosterPages
{
    /// <summary>No event grows beyond what a mail run takes at once.</summary>
    public const int Size = 500;

    /// <summary>Also those who have left the cohort.</summary>
    /// <param name="after">The last one of the page before; empty for the first page.</param>
    public static async Task<IReadOnlyList<RosterPerson>> ReadAsync(Session session, Guid cohortId, Guid after, int count = Size) =>
    [
        .. (await session.QueryAsync<string>(
            """
            SELECT person FROM roster
            WHERE cohort_id = @cohortId AND person_id > @after AND epoch = (SELECT MAX(r.epoch) FROM roster r WHERE r.cohort_id = @cohortId)
            ORDER BY person_id {first @count}
            """,
            new { cohortId, after, count })).Select(WireFormat.Read<RosterPerson>),
    ];

    /// <summary>What comes of all pages, one after the other.</summary>
    public static async Task<IReadOnlyList<T>> EachAsync<T>(Session session, Guid cohortId, Func<IReadOnlyList<RosterPerson>, Task<IReadOnlyList<T>>> read)
    {
        var all = new List<T>();
        var after = Guid.Empty;
        while (await ReadAsync(session, cohortId, after) is { Count: > 0 } page)
        {
            all.AddRange(await read(page));
            after = page[^1].Id;
        }
        return all;
    }
}
