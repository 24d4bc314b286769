using Evaluation.Persistence.Databases;

namespace Evaluation.Notifications.ListMails;

internal static class MailPages
{
    public static async Task<MailPage> ReadAsync(Session session, Guid cohortId, string? state, Guid? cursor, int limit)
    {
        var counts = await session.QueryAsync<Count>(
            """
            SELECT m.state, COUNT(*) AS mails FROM mails m
            WHERE m.id IN (SELECT mail_id FROM notices WHERE cohort_id = @cohortId) OR m.id IN (SELECT mail_id FROM escalations WHERE cohort_id = @cohortId)
            GROUP BY m.state
            """,
            new { cohortId });
        var after = cursor is { } id ? await session.FirstOrDefaultAsync<Row>("SELECT id, created_at FROM mails WHERE id = @id", new { id }) : null;
        var rows = await session.QueryAsync<Row>(
            """
            SELECT m.id, m.purpose, m.state, m.created_at, m.due_at, m.settled_at, m.attempts, m.reason FROM mails m
            WHERE (m.id IN (SELECT mail_id FROM notices WHERE cohort_id = @cohortId) OR m.id IN (SELECT mail_id FROM escalations WHERE cohort_id = @cohortId))
                AND m.state = COALESCE(@state, m.state) AND (m.created_at < @at OR (m.created_at = @at AND m.id < @last))
            ORDER BY m.created_at DESC, m.id DESC {first @more}
            """,
            new { cohortId, state, at = after?.CreatedAt ?? DateTimeOffset.MaxValue, last = after?.Id ?? Guid.Empty, more = limit + 1 });
        var page = rows.Take(limit).ToList();
        var members = (await session.QueryAsync<Known>(
            "SELECT DISTINCT mail_id, member FROM notices WHERE cohort_id = @cohortId AND mail_id IN @ids",
            new { cohortId, ids = session.Dialect.Ids(page.Select(row => row.Id)) })).ToLookup(known => known.MailId, known => known.Member);
        return new(
            counts.ToDictionary(count => count.State, count => count.Mails),
            [.. page.Select(row => new MailItem(row.Id, row.Purpose, row.State, [.. members[row.Id]], row.CreatedAt, row.DueAt, row.SettledAt, row.Attempts, row.Reason))],
            rows.Count > limit ? page[^1].Id : null);
    }

    private sealed class Count
    {
        public string State { get; init; } = "";
        public int Mails { get; init; }
    }

    private sealed class Known
    {
        public Guid MailId { get; init; }
        public Guid Member { get; init; }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Purpose { get; init; } = "";
        public string State { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset DueAt { get; init; }
        public DateTimeOffset? SettledAt { get; init; }
        public int Attempts { get; init; }
        public string? Reason { get; init; }
    }
}
