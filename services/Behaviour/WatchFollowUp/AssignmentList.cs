using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts;
using Evaluation.Persistence.Databases;

namespace Evaluation.Behaviour.WatchFollowUp;

/// <summary>The assignments of a wave one by one, whatever has become of them: who was asked about whom.</summary>
internal static class AssignmentList
{
    private const int UsualPage = 100, LargestPage = 1000;

    public static async Task<AssignmentPage> ReadAsync(Session session, FollowUp wave, string? state, Guid? cursor, int? limit)
    {
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var rows = await session.QueryAsync<Row>(
            """
            SELECT a.id, a.participant, a.rater_group, a.rater, a.state, a.reason, a.is_invited, a.until, a.answered_on, CASE WHEN d.id IS NULL THEN 0 ELSE 1 END AS has_draft
            FROM assignments a LEFT JOIN drafts d ON d.id = a.id
            WHERE a.cohort_id = @CohortId AND a.months = @Months AND a.state = COALESCE(@state, a.state) AND a.id > @after ORDER BY a.id {first @count}
            """,
            new { wave.CohortId, wave.Months, state, after = cursor ?? Guid.Empty, count = size + 1 });
        return new(
            [.. rows.Take(size).Select(row => new AssignmentItem(
                row.Id, row.Participant, row.RaterGroup, row.Rater, row.State, row.Reason.Length > 0 ? row.Reason : null, row.IsInvited != 0,
                row.State == AssignmentStates.Due && row.HasDraft != 0, row.Until, row.AnsweredOn))],
            rows.Count > size ? rows[size - 1].Id : null);
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid Participant { get; init; }
        public RaterGroup RaterGroup { get; init; }
        public Guid Rater { get; init; }
        public string State { get; init; } = "";
        public string Reason { get; init; } = "";
        public int IsInvited { get; init; }
        public int HasDraft { get; init; }
        public DateOnly? Until { get; init; }
        public DateOnly? AnsweredOn { get; init; }
    }
}

/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record AssignmentPage(IReadOnlyList<AssignmentItem> Items, Guid? Cursor);

/// <param name="State">due, answered, exempt, reassigned, could-not-observe or cancelled.</param>
/// <param name="Reason">Of a state that is not due or answered.</param>
/// <param name="Until">Where the rater was given longer.</param>
internal sealed record AssignmentItem(
    Guid Assignment, Guid Participant, RaterGroup RaterGroup, Guid Rater, string State, string? Reason, bool Invited, bool HasDraft, DateOnly? Until, DateOnly? AnsweredOn);
