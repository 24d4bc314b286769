using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Bundles.Rows;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;

namespace Evaluation.Cohorts.AddPeople;

/// <summary>What a table of people would do, or did, row by row.</summary>
/// <param name="Problems">Of the table as a whole, its headings among them.</param>
/// <param name="Text">The table as tab-separated text, which can be mended and sent again; rows keep their numbers.</param>
internal sealed record PeopleReport(
    bool IsStored, int Added, int Changed, int Unchanged, int Broken, IReadOnlyList<PeopleRow> Rows, IReadOnlyList<PeopleProblem> Problems, string Text)
{
    public const string IsNew = "new", IsChanged = "changed", IsUnchanged = "unchanged", IsBroken = "problem";

    public static PeopleReport Of(PeopleReading reading, CohortDraft draft, bool isEnglish, bool isStored = false)
    {
        var ofRow = reading.Problems.Where(problem => problem.Row > 1).ToLookup(problem => problem.Row!.Value, problem => PeopleProblem.Of(problem, isEnglish));
        var ofTable = reading.Problems.Where(problem => problem.Row is null or 1).Select(problem => PeopleProblem.Of(problem, isEnglish)).ToList();
        var good = reading.Rows.ToDictionary(row => row.Row);
        var names = NamesOf(reading);
        List<PeopleRow> rows = [.. good.Keys.Union(ofRow.Select(problems => problems.Key)).Order().Select(number => ofRow.Contains(number)
            ? new PeopleRow(number, IsBroken, names.GetValueOrDefault(number), [], [.. ofRow[number]])
            : RowOf(good[number], draft))];
        int Count(string state) => rows.Count(row => row.State == state);
        return new(isStored, Count(IsNew), Count(IsChanged), Count(IsUnchanged), Count(IsBroken), rows, ofTable, reading.Text);
    }

    private static PeopleRow RowOf(ParticipantRow row, CohortDraft draft)
    {
        var (before, after) = draft.Of(row.Person);
        if (before?.Is(PersonRoles.Participant) != true) return new(row.Row, IsNew, row.Name, [], []);
        return before == after ? new(row.Row, IsUnchanged, row.Name, [], []) : new(row.Row, IsChanged, row.Name, Differences(before, after), []);
    }

    private static List<string> Differences(Member before, Member after)
    {
        (string Name, object? Before, object? After)[] fields =
        [
            ("name", before.Person.Name, after.Person.Name), ("email", before.Person.Email, after.Person.Email), ("phone", before.Person.Phone, after.Person.Phone),
            ("agency", before.Detail.HomeAgency, after.Detail.HomeAgency), ("unit", before.Detail.Unit, after.Detail.Unit), ("position", before.Detail.Position, after.Detail.Position),
            ("supervisor", before.Detail.SupervisorId, after.Detail.SupervisorId), ("attendedHours", before.Detail.AttendedHours, after.Detail.AttendedHours),
            ("status", before.Detail.Status, after.Detail.Status), ("employment", before.Detail.Employment, after.Detail.Employment),
        ];
        return [.. fields.Where(field => !Equals(field.Before, field.After)).Select(field => field.Name)];
    }

    // Also of rows of which nothing else could be made, so that people find them again.
    private static Dictionary<int, string> NamesOf(PeopleReading reading)
    {
        if (reading.Table is not { } table) return [];
        var column = table.Header.ToList().IndexOf(Columns.Name);
        return table.Records.Where(record => column >= 0 && column < record.Fields.Length && !string.IsNullOrWhiteSpace(record.Fields[column]))
            .ToDictionary(record => record.Number, record => record.Fields[column].Trim());
    }
}

/// <param name="Row">Its number, the headings being row 1, as a spreadsheet counts.</param>
/// <param name="State"><c>new</c>, <c>changed</c>, <c>unchanged</c> or <c>problem</c>.</param>
/// <param name="Changes">Names of what differs from what is stored.</param>
internal sealed record PeopleRow(int Row, string State, string? Name, IReadOnlyList<string> Changes, IReadOnlyList<PeopleProblem> Problems);

/// <param name="Message">By Accept-Language.</param>
internal sealed record PeopleProblem(string? Column, string Code, string Message, Sentence Messages)
{
    public static PeopleProblem Of(BundleProblem problem, bool isEnglish)
    {
        var said = PeopleHeadings.Said(problem);
        return new(problem.Column, problem.Code, isEnglish ? said.En : said.Id, said);
    }
}
