using Evaluation.Contracts.Questions;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.FollowUps;

/// <summary>What one person has begun and not sent: shown to the person, and gone when the person is erased.</summary>
internal static class PersonDrafts
{
    // Below the limits on parameters of both databases.
    private const int MostIds = 500;

    /// <param name="select">Of the level; null where it keeps no drafts.</param>
    public static async Task<IReadOnlyList<UnsentAnswer>> ReadAsync(Session session, string? select, IReadOnlyList<Guid> members) =>
        [.. (await RowsAsync(session, select, members)).Select(row => new UnsentAnswer(row.Months, row.Participant, row.Body))];

    public static async Task DeleteAsync(UnitOfWork work, string? select, IReadOnlyList<Guid> members)
    {
        foreach (var row in await RowsAsync(work, select, members)) await Drafts.DeleteAsync(work, row.Id);
    }

    private static async Task<IReadOnlyList<Row>> RowsAsync(Session session, string? select, IReadOnlyList<Guid> members)
    {
        if (select is null) return [];
        var rows = new List<Row>();
        foreach (var some in members.Chunk(MostIds)) rows.AddRange(await session.QueryAsync<Row>(select, new { ids = session.Dialect.Ids(some) }));
        return rows;
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Body { get; init; } = "";
        public int? Months { get; init; }
        public Guid? Participant { get; init; }
    }
}
