using System.Text;
using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Bundles.Archive;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Hosting.Tables;

namespace Evaluation.Cohorts.AddPeople;

/// <summary>A table of people as it was sent: cells copied from a spreadsheet, a CSV file, or a workbook.</summary>
internal static class PeopleTable
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A cohort has some tens of people, seldom some hundreds; a bundle takes more.</summary>
    public static readonly BundleLimits Limits = new(CompressedBytes: 2_000_000, ExpandedBytes: 30_000_000, Rows: 5_000, Columns: 100);

    /// <returns>Null when it cannot be read at all.</returns>
    public static TextTable? Read(byte[] content, bool isWorkbook, Problems problems)
    {
        if (!isWorkbook) return CsvTable.Read(BundleFiles.Participants, content, Limits, problems);
        if (WorkbookReader.IsSafe(content, Limits.ExpandedBytes, BundleArchive.MostParts(Limits))) return WorkbookTables.ReadFirst(new("xlsx", content), BundleFiles.Participants, Limits, problems);
        problems.Add(BundleFiles.Participants, null, null, ArchiveFindings.WorkbookUnreadable("xlsx"));
        return null;
    }

    /// <summary>The table as cells that can be mended and sent again: a line for each record, so that the numbers of the rows stay.</summary>
    public static string ToText(TextTable table)
    {
        var text = new StringBuilder(Line(table.Header));
        var next = 2;
        foreach (var record in table.Records)
        {
            for (; next < record.Number; next++) text.Append('\n');
            text.Append('\n').Append(Line(record.Fields));
            next = record.Number + 1;
        }
        return text.ToString();
    }

    private static string Line(IEnumerable<string> cells) => string.Join('\t', cells.Select(Cell));

    private static string Cell(string cell) => cell.AsSpan().ContainsAny("\"\t\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
