using System.Globalization;
using Evaluation.Cohorts.Bundles.Archive;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Hosting.Tables;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>Reads the sheets of a workbook into the same text tables that CSV files give.</summary>
internal static class WorkbookTables
{
    private const string Extension = ".csv";

    /// <param name="present">Takes the files for which there is a sheet, also one that cannot be read.</param>
    public static IReadOnlyDictionary<string, TextTable> Read(
        WorkbookFile workbook, BundleLimits limits, Problems problems, ISet<string> present)
    {
        var tables = new Dictionary<string, TextTable>(StringComparer.Ordinal);
        try
        {
            using var reader = new WorkbookReader(workbook.Content);
            do
            {
                if (FileOf(reader.Sheet) is not { } file)
                {
                    if (!reader.IsNote) problems.Add(workbook.Name, null, null, ArchiveFindings.SheetUnknown(reader.Sheet));
                }
                else if (!present.Add(file)) problems.Add(file, null, null, ArchiveFindings.FileTwice(file));
                else if (Read(file, reader, limits, problems) is { } table) tables.Add(file, table);
            }
            while (reader.NextSheet());
        }
        // The library lets through whatever its XML and number parsing throw at a workbook that no spreadsheet made.
        catch (Exception slip) when (slip is not OutOfMemoryException)
        {
            problems.Add(workbook.Name, null, null, ArchiveFindings.WorkbookUnreadable(workbook.Name));
            present.UnionWith(BundleFiles.Tables); // who knows what stood in it
        }

        return tables;
    }

    /// <summary>The first sheet that holds anything, whatever it is called, as the table of a file. Null when it cannot be read.</summary>
    public static TextTable? ReadFirst(WorkbookFile workbook, string file, BundleLimits limits, Problems problems)
    {
        try
        {
            using var reader = new WorkbookReader(workbook.Content);
            do
            {
                if (!reader.IsNote) return Read(file, reader, limits, problems);
            }
            while (reader.NextSheet());
            problems.Add(file, 1, null, TableFindings.HeaderMissing(workbook.Name));
        }
        // As above.
        catch (Exception slip) when (slip is not OutOfMemoryException)
        {
            problems.Add(file, null, null, ArchiveFindings.WorkbookUnreadable(workbook.Name));
        }

        return null;
    }

    /// <summary>A sheet is called participants or participants.csv.</summary>
    private static string? FileOf(string sheet)
    {
        var name = sheet.Trim().ToLowerInvariant();
        var file = name.EndsWith(Extension, StringComparison.Ordinal) ? name : name + Extension;
        return BundleFiles.Tables.Contains(file) ? file : null;
    }

    private static TextTable? Read(string file, WorkbookReader reader, BundleLimits limits, Problems problems)
    {
        if (reader.Columns > limits.Columns)
        {
            problems.Add(file, null, null, TableFindings.ColumnsTooMany(limits.Columns));
            return null;
        }

        string[] header = [];
        var records = new List<TextRecord>();
        for (var number = 1; reader.NextRow(CultureInfo.InvariantCulture) is { } fields; number++)
        {
            if (number > limits.Rows + 1)
            {
                problems.Add(file, number, null, TableFindings.RowsTooMany(limits.Rows));
                return null;
            }

            if (number == 1) header = fields;
            else if (fields.Length > header.Length && header.Length > 0)
                problems.Add(file, number, null, TableFindings.FieldsTooMany(number, fields.Length, header.Length));
            else records.Add(new TextRecord(number, fields));
        }

        if (header.Length > 0) return new TextTable(file, header, DecimalComma: false, records);
        problems.Add(file, 1, null, TableFindings.HeaderMissing(file));
        return null;
    }
}
