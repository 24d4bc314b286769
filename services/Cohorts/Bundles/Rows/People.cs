using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>Who belongs to the cohort while its files are read: those of the bundle, and those stored that stay.</summary>
internal sealed class People
{
    private readonly Dictionary<PersonKey, ParticipantStatus> _participants = [];
    private readonly HashSet<string> _organisers = new(StringComparer.Ordinal);

    /// <summary>False when the file of participants could not be read: then nobody can be called unknown.</summary>
    public bool KnowsParticipants { get; set; } = true;

    public bool KnowsOrganisers { get; set; } = true;

    /// <summary>Also withdrawn ones: they may have answered before they left.</summary>
    public int Participants => _participants.Count;

    public int Organisers => _organisers.Count;

    /// <summary>Later ones win: what the bundle says goes over what is stored.</summary>
    public void Add(PersonKey participant, ParticipantStatus status) => _participants[participant] = status;

    public void AddOrganiser(string id) => _organisers.Add(id);

    public bool Has(PersonKey participant) => !KnowsParticipants || _participants.ContainsKey(participant);

    public bool HasOrganiser(string id) => !KnowsOrganisers || _organisers.Contains(id);
}

/// <summary>Reads whom a row is about.</summary>
internal static class PersonCells
{
    /// <summary>A person by NIP in one column or, without one, by code in another; null when neither is filled or one was reported.</summary>
    public static PersonKey? Person(this Row row, string nipColumn, string codeColumn, bool isPns = false)
    {
        var (nip, code) = (row.Cell(nipColumn), row.Cell(codeColumn));
        if (nip.Length > 0 && code.Length > 0)
        {
            row.Report(codeColumn, PersonFindings.NipAndCode(row.Number, nipColumn, codeColumn));
            return null;
        }

        if (nip.Length > 0) return PersonKey.Nip(nip, isPns) ?? row.ReportNip(nipColumn, nip);
        if (code.Length == 0) return null;
        var person = PersonKey.Code(code);
        if (person is null) row.Report(codeColumn, PersonFindings.CodeMalformed(row.Number, codeColumn, code));
        return person;
    }

    /// <summary>
    /// A participant of the cohort. Somebody without NIP stands in person_id, as in participants.csv,
    /// or with that code in the column of the NIP.
    /// </summary>
    public static PersonKey? Participant(this Row row, string column, People people)
    {
        var (text, code) = (row.Cell(column), row.Cell(Columns.PersonId));
        if (text.Length > 0 && code.Length == 0 && PersonKey.Code(text) is { } byCode && people.Has(byCode)) return byCode;
        if (text.Length == 0 && code.Length == 0)
        {
            row.Report(column, PersonFindings.PersonMissing(row.Number, column));
            return null;
        }

        if (row.Person(column, Columns.PersonId) is not { } person) return null;
        if (people.Has(person)) return person;
        row.Report(person.IsNip ? column : Columns.PersonId, PersonFindings.PersonUnknown(row.Number, person.Value));
        return null;
    }

    /// <summary>A rater: somebody with a NIP, or anybody under a code.</summary>
    public static PersonKey? Rater(this Row row, string column)
    {
        if (row.IsBlank(column))
        {
            row.ReportMissing(column);
            return null;
        }

        var text = row.Cell(column);
        if (PersonKey.NipOrCode(text) is { } rater) return rater;
        if (Statistics.Persons.Nip.LooksDamagedBySpreadsheet(text) || IsEighteenDigits(text)) return row.ReportNip(column, text);
        row.Report(column, PersonFindings.RaterMalformed(row.Number, text));
        return null;
    }

    private static PersonKey? ReportNip(this Row row, string column, string text)
    {
        row.Report(column, Statistics.Persons.Nip.LooksDamagedBySpreadsheet(text)
            ? PersonFindings.NipDamaged(row.Number, text)
            : PersonFindings.NipMalformed(row.Number, text));
        return null;
    }

    private static bool IsEighteenDigits(string text) =>
        Statistics.Persons.Nip.Strip(text) is { Length: 18 } digits && digits.All(char.IsAsciiDigit);
}
