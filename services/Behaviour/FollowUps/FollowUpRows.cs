using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Behaviour.FollowUps;

/// <summary>The table of follow-ups.</summary>
internal static class FollowUpRows
{
    private static readonly string[] Columns =
    [
        "cohort_id", "months", "opens_on", "closes_on", "window_days", "state", "cancelled_by", "is_added", "is_moved", "changed_by", "reason", "version", "phase",
        "page_after", "reminded_on", "due_at",
    ];

    public static Task<IReadOnlyList<FollowUp>> OfCohortAsync(Session session, Guid cohortId) => session.QueryAsync<FollowUp>(
        """
        SELECT cohort_id, months, opens_on, closes_on, window_days, state, cancelled_by, is_added, is_moved, changed_by, reason, version, phase, page_after, reminded_on, due_at
        FROM follow_ups WHERE cohort_id = @cohortId ORDER BY months
        """,
        new { cohortId });

    public static Task<FollowUp?> FindAsync(Session session, Guid cohortId, int months) => session.FirstOrDefaultAsync<FollowUp>(
        """
        SELECT cohort_id, months, opens_on, closes_on, window_days, state, cancelled_by, is_added, is_moved, changed_by, reason, version, phase, page_after, reminded_on, due_at
        FROM follow_ups WHERE cohort_id = @cohortId AND months = @months
        """,
        new { cohortId, months });

    public static Task InsertAsync(UnitOfWork work, IReadOnlyList<FollowUp> rows) => work.InsertAsync("follow_ups", Columns, [.. rows.Select(row => new object?[]
    {
        row.CohortId, row.Months, row.OpensOn, row.ClosesOn, row.WindowDays, row.State, row.CancelledBy, row.IsAdded, row.IsMoved, row.ChangedBy, row.Reason, row.Version,
        row.Phase, row.PageAfter, row.RemindedOn, row.DueAt,
    })]);

    public static Task UpdateAsync(UnitOfWork work, FollowUp row) => work.ExecuteAsync(
        """
        UPDATE follow_ups SET opens_on = @OpensOn, closes_on = @ClosesOn, window_days = @WindowDays, state = @State, cancelled_by = @CancelledBy, is_added = @IsAdded,
            is_moved = @IsMoved, changed_by = @ChangedBy, reason = @Reason, version = @Version, phase = @Phase, page_after = @PageAfter, reminded_on = @RemindedOn, due_at = @DueAt
        WHERE cohort_id = @CohortId AND months = @Months
        """,
        row);
}
