using Evaluation.Behaviour.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Behaviour.Assignments;

/// <summary>The table of assignments.</summary>
internal static class AssignmentRows
{
    // Below the limits on parameters of both databases.
    public const int MostIds = 500;

    private static readonly string[] Columns =
        ["id", "cohort_id", "months", "participant", "rater_group", "rater", "state", "reason", "is_named", "is_invited", "until", "answered_on"];

    public static Task InsertAsync(UnitOfWork work, IReadOnlyList<Assignment> rows) => work.InsertAsync("assignments", Columns, [.. rows.Select(row => new object?[]
    {
        row.Id, row.CohortId, row.Months, row.Participant, Assignment.Code(row.RaterGroup), row.Rater, row.State, row.Reason, row.IsNamed, row.IsInvited, row.Until, row.AnsweredOn,
    })]);

    public static Task<Assignment?> FindAsync(Session session, Guid cohortId, Guid id) => session.FirstOrDefaultAsync<Assignment>(
        """
        SELECT id, cohort_id, months, participant, rater_group, rater, state, reason, is_named, is_invited, until, answered_on
        FROM assignments WHERE id = @id AND cohort_id = @cohortId
        """,
        new { cohortId, id });

    public static Task<Assignment?> FindAsync(Session session, Guid cohortId, int months, Guid participant, Guid rater) => session.FirstOrDefaultAsync<Assignment>(
        """
        SELECT id, cohort_id, months, participant, rater_group, rater, state, reason, is_named, is_invited, until, answered_on
        FROM assignments WHERE cohort_id = @cohortId AND months = @months AND participant = @participant AND rater = @rater
        """,
        new { cohortId, months, participant, rater });

    public static Task<IReadOnlyList<Assignment>> OfParticipantsAsync(Session session, Guid cohortId, int months, IEnumerable<Guid> participants) => session.QueryAsync<Assignment>(
        """
        SELECT id, cohort_id, months, participant, rater_group, rater, state, reason, is_named, is_invited, until, answered_on
        FROM assignments WHERE cohort_id = @cohortId AND months = @months AND participant IN @ids
        """,
        new { cohortId, months, ids = session.Dialect.Ids(participants) });

    public static async Task MoveAsync(UnitOfWork work, IEnumerable<Guid> ids, string state, string reason)
    {
        foreach (var chunk in ids.Chunk(MostIds))
            await work.ExecuteAsync("UPDATE assignments SET state = @state, reason = @reason WHERE id IN @ids", new { state, reason, ids = work.Dialect.Ids(chunk) });
    }

    public static async Task InviteAsync(UnitOfWork work, IEnumerable<Guid> ids)
    {
        foreach (var chunk in ids.Chunk(MostIds))
            await work.ExecuteAsync("UPDATE assignments SET is_invited = 1 WHERE id IN @ids", new { ids = work.Dialect.Ids(chunk) });
    }

    /// <summary>The wave does not take place, or not yet: those who have not answered are no longer asked, and are invited anew if it comes back.</summary>
    public static Task CancelDueAsync(UnitOfWork work, FollowUp wave, string reason) => work.ExecuteAsync(
        "UPDATE assignments SET state = 'cancelled', reason = @reason, is_invited = 0 WHERE cohort_id = @CohortId AND months = @Months AND state = 'due'",
        new { wave.CohortId, wave.Months, reason });
}
