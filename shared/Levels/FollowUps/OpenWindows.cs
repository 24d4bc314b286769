using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Statistics.Chain;

namespace Evaluation.Levels.FollowUps;

/// <summary>A window of days that is open, with those of its cohort's persons who were looked for.</summary>
/// <param name="Phase">Tells the windows of one cohort apart; empty where it has one alone.</param>
public sealed record OpenWindow(CohortPlanned Planned, string Phase, DateOnly OpensOn, DateOnly ClosesOn, IReadOnlyList<RosterPerson> Persons);

/// <summary>What is asked of persons today, whether they have answered or not.</summary>
public static class OpenWindows
{
    // Below the limits on parameters of both databases.
    private const int MostIds = 500;

    /// <summary>The windows that are open by their cohort's own day.</summary>
    /// <param name="windows">A query of the columns cohort_id, phase, opens_on and closes_on.</param>
    /// <param name="members">Opaque ids of persons, of any cohorts.</param>
    public static async Task<IReadOnlyList<OpenWindow>> OfAsync(Session session, string windows, IEnumerable<Guid> members, DateTimeOffset now)
    {
        var open = new List<OpenWindow>();
        // Days end later in the west; what the cohort's own day says is looked at below.
        var earliest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        foreach (var ids in members.Distinct().Chunk(MostIds))
        {
            var rows = await session.QueryAsync<Row>(
                $$"""
                SELECT r.cohort_id, r.person, w.phase, w.opens_on, w.closes_on FROM roster r INNER JOIN ({{windows}}) w ON w.cohort_id = r.cohort_id
                WHERE r.person_id IN @ids AND w.closes_on >= @earliest AND r.epoch = (SELECT MAX(e.epoch) FROM roster e WHERE e.cohort_id = r.cohort_id)
                """,
                new { ids = session.Dialect.Ids(ids), earliest });
            foreach (var cohort in rows.GroupBy(row => row.CohortId))
            {
                var planned = WireFormat.Read<CohortPlanned>(await session.ValueAsync<string>("SELECT planned FROM cohorts WHERE id = @Key", new { cohort.Key }));
                var today = CohortCalendar.DateIn(planned.Definition.TimeZone, now);
                open.AddRange(cohort.Where(row => today >= row.OpensOn && today <= row.ClosesOn).GroupBy(row => (row.Phase, row.OpensOn, row.ClosesOn))
                    .Select(window => new OpenWindow(
                        planned, window.Key.Phase, window.Key.OpensOn, window.Key.ClosesOn, [.. window.Select(row => WireFormat.Read<RosterPerson>(row.Person))])));
            }
        }
        return open;
    }

    private sealed class Row
    {
        public Guid CohortId { get; init; }
        public string Person { get; init; } = "";
        public string Phase { get; init; } = "";
        public DateOnly OpensOn { get; init; }
        public DateOnly ClosesOn { get; init; }
    }
}
