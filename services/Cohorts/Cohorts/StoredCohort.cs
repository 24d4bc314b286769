using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>A cohort as it is stored, with all its members (also removed ones, which are tombstones in the roster).</summary>
internal sealed record StoredCohort(Guid Id, string Code, string Agency, long Number, CohortPlanned Planned, IReadOnlyList<Member> Members)
{
    public static async Task<StoredCohort?> FindAsync(Session session, string code)
    {
        // Whoever is about to change it keeps others out meanwhile.
        var row = await session.FirstOrDefaultAsync<Row>(
            $"SELECT id, code, agency, number, planned FROM cohorts {(session is UnitOfWork ? "{lock}" : "")} WHERE code = @code AND removed = 0", new { code });
        return row is null ? null : new(row.Id, row.Code, row.Agency, row.Number, WireFormat.Read<CohortPlanned>(row.Planned), await MembersOfAsync(session, row.Id));
    }

    /// <summary>The date where the cohort is.</summary>
    public DateOnly Today(DateTimeOffset now) => CohortCalendar.DateIn(Planned.Definition.TimeZone, now);

    /// <summary>All persons of the cohort, as an event.</summary>
    public RosterChanged ToRoster() => RosterOf(Id, new(Planned.Version.Epoch, Number), Members, Members);

    public static RosterChanged RosterOf(Guid id, StateVersion version, IEnumerable<Member> changed, IReadOnlyList<Member> all) =>
        new(id, version, [.. changed.Select(member => member.ToRoster())], all.Count, all.Sum(member => member.Number));

    private static async Task<IReadOnlyList<Member>> MembersOfAsync(Session session, Guid cohortId)
    {
        var rows = await session.QueryAsync<MemberRow>(
            $"""
            SELECT m.id, m.person_id, m.number, m.removed, m.detail, {PersonRow.Called}
            FROM members m INNER JOIN persons p ON p.id = m.person_id WHERE m.cohort_id = @cohortId ORDER BY m.id
            """,
            new { cohortId });
        return [.. rows.Select(row => new Member(
            row.Id, row.PersonId, new(row.PersonKey, row.Name, row.Email, row.Phone), WireFormat.Read<MemberDetail>(row.Detail), row.Number, row.Removed != 0))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public string Agency { get; init; } = "";
        public long Number { get; init; }
        public string Planned { get; init; } = "";
    }

    private sealed class MemberRow
    {
        public Guid Id { get; init; }
        public Guid PersonId { get; init; }
        public long Number { get; init; }
        public int Removed { get; init; }
        public string Detail { get; init; } = "";
        public string PersonKey { get; init; } = "";
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public string Phone { get; init; } = "";
    }
}
