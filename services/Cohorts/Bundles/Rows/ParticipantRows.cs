using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>participants.csv: who is in the cohort, and who supervises them.</summary>
internal static class ParticipantRows
{
    public static readonly string[] Required = [Columns.Nip, Columns.Name];

    public static readonly string[] Optional =
    [
        Columns.Email, "phone", "agency", Columns.Unit, "position", Columns.SupervisorNip, "supervisor_name", "supervisor_email",
        "attended_hours", "status", "employment", Columns.PersonId, Columns.SupervisorId,
    ];

    public static List<ParticipantRow> Read(TextTable table, People people, Problems problems)
    {
        var columns = TableColumns.Check(table, Required, Optional, problems);
        var rows = new List<ParticipantRow>();
        var seen = new Dictionary<PersonKey, int>();
        foreach (var row in Row.Of(table, columns, problems))
        {
            var employment = row.Word<Employment>("employment", "employmentUnknown");
            var status = row.Word<ParticipantStatus>("status", "statusUnknown") ?? ParticipantStatus.Active;
            var person = row.Person(Columns.Nip, Columns.PersonId, employment == Employment.Pns);
            if (person is not null)
            {
                CheckTwice(row, person, seen);
                people.Add(person, status);
            }
            else if (row.IsBlank(Columns.Nip) && row.IsBlank(Columns.PersonId) && row.Has(Columns.Nip))
                row.Report(Columns.Nip, PersonFindings.PersonMissing(row.Number, Columns.Nip));

            var participant = new ParticipantRow(
                row.Number, person!, row.RequiredLabel(Columns.Name)!, row.Email(Columns.Email), row.Label("phone"), row.Label("agency"),
                row.Label(Columns.Unit), row.Label("position"), ReadSupervisor(row, person), row.NotNegative("attended_hours"), status, employment);
            if (person is not null && !row.IsBroken) rows.Add(participant);
        }

        return WithOneNamePerSupervisor(rows);
    }

    private static void CheckTwice(Row row, PersonKey person, Dictionary<PersonKey, int> seen)
    {
        if (seen.TryAdd(person, row.Number)) return;
        if (person.IsNip) row.Report(Columns.Nip, PersonFindings.NipTwice(row.Number, person.Value, seen[person]));
        else row.Report(Columns.PersonId, PersonFindings.PersonTwice(row.Number, person.Value, seen[person]));
    }

    private static Supervisor? ReadSupervisor(Row row, PersonKey? participant)
    {
        var supervisor = row.Person(Columns.SupervisorNip, Columns.SupervisorId);
        var (name, email) = (row.Label("supervisor_name"), row.Email("supervisor_email"));
        var keyIsBlank = row.IsBlank(Columns.SupervisorNip) && row.IsBlank(Columns.SupervisorId);
        if (keyIsBlank && (name ?? email) is not null) row.Report(Columns.SupervisorNip, PersonFindings.SupervisorWithoutKey(row.Number));
        if (supervisor is null) return null;
        if (supervisor == participant)
            row.Report(supervisor.IsNip ? Columns.SupervisorNip : Columns.SupervisorId, PersonFindings.SupervisorIsParticipant(row.Number));
        return new Supervisor(supervisor, name, email);
    }

    /// <summary>A supervisor stands in many rows, spelt in several ways: the first name and the first e-mail given count.</summary>
    private static List<ParticipantRow> WithOneNamePerSupervisor(List<ParticipantRow> rows)
    {
        var supervisors = rows.Where(row => row.Supervisor is not null).Select(row => row.Supervisor!)
            .GroupBy(supervisor => supervisor.Person)
            .ToDictionary(same => same.Key, same => new Supervisor(
                same.Key,
                same.Select(one => one.Name).FirstOrDefault(name => name is not null),
                same.Select(one => one.Email).FirstOrDefault(email => email is not null)));
        return [.. rows.Select(row => row.Supervisor is null ? row : row with { Supervisor = supervisors[row.Supervisor.Person] })];
    }
}
