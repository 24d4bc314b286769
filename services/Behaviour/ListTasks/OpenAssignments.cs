using Evaluation.Behaviour.Assignments;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Statistics.Chain;

namespace Evaluation.Behaviour.ListTasks;

/// <summary>What persons are asked now, across their cohorts.</summary>
internal static class OpenAssignments
{
    /// <summary>Due ones and, while they can still be corrected, answered ones, with their cohorts.</summary>
    public static async Task<IReadOnlyList<OpenAssignment>> OfAsync(Session session, IReadOnlyCollection<Guid> members, DateTimeOffset now)
    {
        var rows = new List<OpenAssignment>();
        // Days end later in the west; what the cohort's own day says is looked at below.
        var earliest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        foreach (var chunk in members.Chunk(AssignmentRows.MostIds))
        {
            rows.AddRange(await session.QueryAsync<OpenAssignment>(
                """
                SELECT a.id, a.cohort_id, a.months, a.participant, a.rater_group, a.rater, a.state, a.until, f.opens_on, f.closes_on,
                    CASE WHEN d.id IS NULL THEN 0 ELSE 1 END AS has_draft
                FROM assignments a INNER JOIN follow_ups f ON f.cohort_id = a.cohort_id AND f.months = a.months LEFT JOIN drafts d ON d.id = a.id
                WHERE a.rater IN @ids AND a.state IN ('due', 'answered') AND f.cancelled_by IS NULL AND f.state <> 'scheduled'
                    AND (f.closes_on >= @earliest OR a.until >= @earliest)
                """,
                new { ids = session.Dialect.Ids(chunk), earliest }));
        }
        var cohorts = new Dictionary<Guid, CohortPlanned>();
        foreach (var cohort in rows.Select(row => row.CohortId).Distinct())
            if (await session.FirstOrDefaultAsync<string>("SELECT planned FROM cohorts WHERE id = @cohort AND removed = 0", new { cohort }) is { } planned)
                cohorts[cohort] = WireFormat.Read<CohortPlanned>(planned);
        foreach (var row in rows) row.Cohort = cohorts.GetValueOrDefault(row.CohortId);
        return [.. rows.Where(row => row.Cohort is { } cohort && row.IsOpenOn(CohortCalendar.DateIn(cohort.Definition.TimeZone, now))).OrderBy(row => row.LastDay).ThenBy(row => row.Id)];
    }
}

internal sealed class OpenAssignment
{
    public Guid Id { get; init; }
    public Guid CohortId { get; init; }
    public int Months { get; init; }
    public Guid Participant { get; init; }
    public RaterGroup RaterGroup { get; init; }
    public Guid Rater { get; init; }
    public string State { get; init; } = "";
    public DateOnly? Until { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly ClosesOn { get; init; }
    public int HasDraft { get; init; }

    public CohortPlanned? Cohort { get; set; }

    public bool IsDue => State == AssignmentStates.Due;

    public DateOnly LastDay => Until > ClosesOn ? Until.Value : ClosesOn;

    public bool IsOpenOn(DateOnly day) => day >= OpensOn && day <= LastDay;
}
