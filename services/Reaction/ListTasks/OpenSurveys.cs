using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Reaction.RunSurveys;
using Evaluation.Statistics.Chain;

namespace Evaluation.Reaction.ListTasks;

/// <summary>The open surveys that ask somebody and that they have not answered.</summary>
internal sealed record OpenSurvey(Guid Member, CohortPlanned Planned, RosterPerson Person, DateOnly OpensOn, DateOnly ClosesOn)
{
    // Below the limits on parameters of both databases.
    private const int MostIds = 500;

    public static async Task<IReadOnlyList<OpenSurvey>> OfAsync(Session session, IEnumerable<Guid> members, DateTimeOffset now)
    {
        var open = new List<OpenSurvey>();
        // Days end later in the west; what the cohort's own day says is looked at below.
        var earliest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        foreach (var ids in members.Distinct().Chunk(MostIds))
        {
            var rows = await session.QueryAsync<Row>(
                """
                SELECT r.cohort_id, r.person, s.opens_on, s.closes_on FROM roster r INNER JOIN surveys s ON s.cohort_id = r.cohort_id
                WHERE r.person_id IN @ids AND s.closes_on >= @earliest AND r.epoch = (SELECT MAX(e.epoch) FROM roster e WHERE e.cohort_id = r.cohort_id)
                """,
                new { ids = session.Dialect.Ids(ids), earliest });
            foreach (var cohort in rows.GroupBy(row => row.CohortId))
            {
                var planned = WireFormat.Read<CohortPlanned>(await session.ValueAsync<string>("SELECT planned FROM cohorts WHERE id = @Key", new { cohort.Key }));
                var today = CohortCalendar.DateIn(planned.Definition.TimeZone, now);
                var persons = cohort.Where(row => today >= row.OpensOn && today <= row.ClosesOn).Select(row => WireFormat.Read<RosterPerson>(row.Person)).ToList();
                var missing = (await AskedPersons.MissingAsync(session, planned, persons)).ToHashSet();
                open.AddRange(persons.Where(person => missing.Contains(person.Id)).Select(person => new OpenSurvey(person.Id, planned, person, cohort.First().OpensOn, cohort.First().ClosesOn)));
            }
        }
        return [.. open.OrderBy(survey => survey.ClosesOn).ThenBy(survey => survey.Member)];
    }

    private sealed class Row
    {
        public Guid CohortId { get; init; }
        public string Person { get; init; } = "";
        public DateOnly OpensOn { get; init; }
        public DateOnly ClosesOn { get; init; }
    }
}
