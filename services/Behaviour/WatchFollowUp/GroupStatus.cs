using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts;
using Evaluation.Persistence.Databases;

namespace Evaluation.Behaviour.WatchFollowUp;

/// <summary>A wave's assignments of one rater group, by what has become of them.</summary>
/// <param name="Due">Asked and not answered yet; those with a draft and those not yet invited are among them.</param>
internal sealed record GroupStatus(RaterGroup RaterGroup, int Due, int Answered, int Drafts, int NotInvited, int Exempt, int Reassigned, int CouldNotObserve, int Cancelled)
{
    public static async Task<IReadOnlyList<GroupStatus>> OfAsync(Session session, FollowUp wave)
    {
        var rows = await session.QueryAsync<Row>(
            """
            SELECT a.rater_group, a.state, COUNT(*) AS assignments, SUM(CASE WHEN d.id IS NULL THEN 0 ELSE 1 END) AS drafts, SUM(1 - a.is_invited) AS not_invited
            FROM assignments a LEFT JOIN drafts d ON d.id = a.id
            WHERE a.cohort_id = @CohortId AND a.months = @Months GROUP BY a.rater_group, a.state
            """,
            new { wave.CohortId, wave.Months });
        return
        [
            .. rows.GroupBy(row => row.RaterGroup).OrderBy(group => group.Key).Select(group =>
            {
                var due = group.FirstOrDefault(row => row.State == AssignmentStates.Due);
                return new GroupStatus(
                    group.Key, due?.Assignments ?? 0, Of(group, AssignmentStates.Answered), due?.Drafts ?? 0, due?.NotInvited ?? 0, Of(group, AssignmentStates.Exempt),
                    Of(group, AssignmentStates.Reassigned), Of(group, AssignmentStates.CouldNotObserve), Of(group, AssignmentStates.Cancelled));
            }),
        ];
    }

    private static int Of(IEnumerable<Row> rows, string state) => rows.FirstOrDefault(row => row.State == state)?.Assignments ?? 0;

    private sealed class Row
    {
        public RaterGroup RaterGroup { get; init; }
        public string State { get; init; } = "";
        public int Assignments { get; init; }
        public int Drafts { get; init; }
        public int NotInvited { get; init; }
    }
}
