using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Cohorts;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>Reads the cells of a row as what they are. Null means that nothing stands there, or that it was reported.</summary>
internal static class Cells
{
    /// <summary>Names, units and the like, which fit a column of a database and a line of a page.</summary>
    private const int LongestLabel = 200;

    /// <summary>Comments and evidence: some two pages.</summary>
    private const int LongestText = 10_000;

    /// <summary>One line without blanks around it.</summary>
    public static string? Label(this Row row, string column, int longest = LongestLabel)
    {
        var text = row.Cell(column);
        if (Unprintable.In(text) is { } found) row.Report(column, TableFindings.TextUnprintable(row.Number, column, found));
        return row.AtMost(column, text, longest);
    }

    public static string? RequiredLabel(this Row row, string column)
    {
        if (row.IsBlank(column)) row.ReportMissing(column);
        return row.Label(column);
    }

    /// <summary>People's own words, kept to the letter.</summary>
    public static string? Text(this Row row, string column) =>
        row.IsBlank(column) ? null : row.AtMost(column, row.OwnWords(column), LongestText);

    public static string? Email(this Row row, string column)
    {
        if (row.Label(column) is not { } email) return null;
        if (Cohorts.Email.IsFit(email)) return email;
        row.Report(column, TableFindings.EmailMalformed(row.Number, email));
        return null;
    }

    /// <summary>One of the words by which <typeparamref name="T"/> is known; any other is reported as <paramref name="problem"/>.</summary>
    public static T? Word<T>(this Row row, string column, string problem)
        where T : struct, Enum =>
        row.IsBlank(column) ? null : row.AsWord<T>(column, row.Cell(column), problem);

    public static T? RequiredWord<T>(this Row row, string column, string problem)
        where T : struct, Enum
    {
        if (row.IsBlank(column)) row.ReportMissing(column);
        return row.Word<T>(column, problem);
    }

    public static T? AsWord<T>(this Row row, string column, string word, string problem)
        where T : struct, Enum
    {
        if (Words.TryParse<T>(word, out var value)) return value;
        row.Report(column, TableFindings.WordUnknown(problem, row.Number, column, word, Words.Of<T>()));
        return null;
    }

    /// <summary>Several words joined by '|', each once.</summary>
    public static IReadOnlyList<string> Joined(this Row row, string column) =>
        row.HasNoAnswer(column)
            ? []
            : [.. row.Cell(column).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static string? AtMost(this Row row, string column, string text, int limit)
    {
        if (text.Length > limit) row.Report(column, TableFindings.TextTooLong(row.Number, column, limit));
        return text.Length == 0 ? null : text;
    }
}
