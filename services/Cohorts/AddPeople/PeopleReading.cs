using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Bundles.Rows;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts.Events;

namespace Evaluation.Cohorts.AddPeople;

/// <summary>A table of people, read: who is in it, and everything that is wrong with it.</summary>
/// <param name="Table">With a bundle's column names; null when nothing could be made of it.</param>
/// <param name="Text">As it was sent, with the headings that it had.</param>
internal sealed record PeopleReading(TextTable? Table, IReadOnlyList<ParticipantRow> Rows, IReadOnlyList<BundleProblem> Problems, string Text)
{
    public static PeopleReading Of(byte[] content, bool isWorkbook)
    {
        var problems = new Problems();
        if (PeopleTable.Read(content, isWorkbook, problems) is not { } sent) return new(null, [], problems.ToList(), "");
        var text = PeopleTable.ToText(sent);
        if (PeopleHeadings.Translate(sent, problems) is not { } table) return new(null, [], problems.ToList(), text);
        var rows = ParticipantRows.Read(table, new People(), problems);
        return new(table, rows, problems.ToList(), text);
    }

    /// <summary>What the table has no column for stays as it is; a bundle would say by it that there is nothing.</summary>
    public IReadOnlyList<ParticipantRow> Beside(StoredCohort cohort)
    {
        // An organiser's code may be a participant's as well: they are two persons.
        var known = cohort.Members.Where(member => !member.Removed && !member.Is(PersonRoles.Organiser)).ToDictionary(member => member.Detail.Key);
        return [.. Rows.Select(row => known.TryGetValue(row.Person, out var member) ? Beside(row, member, cohort) : row)];
    }

    private ParticipantRow Beside(ParticipantRow row, Member member, StoredCohort cohort) => row with
    {
        Agency = Has("agency") ? row.Agency : member.Detail.HomeAgency,
        Unit = Has(Columns.Unit) ? row.Unit : member.Detail.Unit,
        Position = Has("position") ? row.Position : member.Detail.Position,
        AttendedHours = Has("attended_hours") ? row.AttendedHours : member.Detail.AttendedHours,
        Status = Has("status") ? row.Status : member.Detail.Status,
        Employment = Has("employment") ? row.Employment : member.Detail.Employment,
        Supervisor = Has(Columns.SupervisorNip) || Has(Columns.SupervisorId) ? row.Supervisor : SupervisorOf(member, cohort),
    };

    private static Supervisor? SupervisorOf(Member member, StoredCohort cohort) =>
        cohort.Members.FirstOrDefault(other => other.Id == member.Detail.SupervisorId) is { } supervisor ? new(supervisor.Detail.Key) : null;

    private bool Has(string column) => Table!.Header.Contains(column);
}
