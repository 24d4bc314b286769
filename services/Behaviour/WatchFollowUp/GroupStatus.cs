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
        return Sum(rows);
    }

    /// <summary>The same by the participants' organisational units.</summary>
    /// <param name="unitOf">Of those whose unit is known.</param>
    public static async Task<IReadOnlyList<UnitStatus>> ByUnitAsync(Session session, FollowUp wave, IReadOnlyDictionary<Guid, string> unitOf)
    {
        var rows = await session.QueryAsync<Row>(
            """
            SELECT a.participant, a.rater_group, a.state, COUNT(*) AS assignments, SUM(CASE WHEN d.id IS NULL THEN 0 ELSE 1 END) AS drafts, SUM(1 - a.is_invited) AS not_invited
            FROM assignments a LEFT JOIN drafts d ON d.id = a.id
            WHERE a.cohort_id = @CohortId AND a.months = @Months GROUP BY a.participant, a.rater_group, a.state
            """,
            new { wave.CohortId, wave.Months });
        return [.. rows.GroupBy(row => unitOf.GetValueOrDefault(row.Participant)).OrderBy(unit => unit.Key, StringComparer.OrdinalIgnoreCase).Select(unit => new UnitStatus(unit.Key, Sum(unit)))];
    }

    private static IReadOnlyList<GroupStatus> Sum(IEnumerable<Row> rows) =>
    [
        .. rows.GroupBy(row => row.RaterGroup).OrderBy(group => group.Key).Select(group =>
        {
            var due = group.Where(row => row.State == AssignmentStates.Due).ToList();
            return new GroupStatus(
                group.Key, due.Sum(row => row.Assignments), Of(group, AssignmentStates.Answered), due.Sum(row => row.Drafts), due.Sum(row => row.NotInvited), Of(group, AssignmentStates.Exempt),
                Of(group, AssignmentStates.Reassigned), Of(group, AssignmentStates.CouldNotObserve), Of(group, AssignmentStates.Cancelled));
        }),
    ];

    private static int Of(IEnumerable<Row> rows, string state) => rows.Where(row => row.State == state).Sum(row => row.Assignments);

    private sealed class Row
    {
        public Guid Participant { get; init; }
        public RaterGroup RaterGroup { get; init; }
        public string State { get; init; } = "";
        public int Assignments { get; init; }
        public int Drafts { get; init; }
        public int NotInvited { get; init; }
    }
}

/// <param name="Unit">Null for participants whose unit is not known.</param>
internal sealed record UnitStatus(string? Unit, IReadOnlyList<GroupStatus> Groups);
