using System.Globalization;
using System.Text;
using Evaluation.Cohorts.Bundles.Archive;
using Evaluation.Cohorts.Bundles.Findings;
using ExcelDataReader;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>Reads the sheets of a workbook into the same text tables that CSV files give.</summary>
internal static class WorkbookTables
{
    private const string Extension = ".csv";

    // The library asks for code page 1252 when it starts, although an .xlsx never needs it.
    static WorkbookTables() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="present">Takes the files for which there is a sheet, also one that cannot be read.</param>
    public static IReadOnlyDictionary<string, TextTable> Read(
        WorkbookFile workbook, BundleLimits limits, Problems problems, ISet<string> present)
    {
        var tables = new Dictionary<string, TextTable>(StringComparer.Ordinal);
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook.Content));
            do
            {
                if (FileOf(reader.Name) is not { } file)
                {
                    if (!IsNote(reader)) problems.Add(workbook.Name, null, null, ArchiveFindings.SheetUnknown(reader.Name));
                }
                else if (!present.Add(file)) problems.Add(file, null, null, ArchiveFindings.FileTwice(file));
                else if (Read(file, reader, limits, problems) is { } table) tables.Add(file, table);
            }
            while (reader.NextResult());
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
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook.Content));
            do
            {
                if (!IsNote(reader)) return Read(file, reader, limits, problems);
            }
            while (reader.NextResult());
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

    /// <summary>An empty sheet, which spreadsheets add by themselves, or one that explains the others.</summary>
    private static bool IsNote(IExcelDataReader reader) =>
        reader.RowCount == 0 || reader.FieldCount == 0 || reader.Name.StartsWith("README", StringComparison.OrdinalIgnoreCase);

    private static TextTable? Read(string file, IExcelDataReader reader, BundleLimits limits, Problems problems)
    {
        if (reader.FieldCount > limits.Columns)
        {
            problems.Add(file, null, null, TableFindings.ColumnsTooMany(limits.Columns));
            return null;
        }

        string[] header = [];
        var records = new List<TextRecord>();
        for (var number = 1; reader.Read(); number++)
        {
            if (number > limits.Rows + 1)
            {
                problems.Add(file, number, null, TableFindings.RowsTooMany(limits.Rows));
                return null;
            }

            var fields = WithoutBlanksAtTheEnd([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader, column))]);
            if (number == 1) header = fields;
            else if (fields.Length > header.Length && header.Length > 0)
                problems.Add(file, number, null, TableFindings.FieldsTooMany(number, fields.Length, header.Length));
            else records.Add(new TextRecord(number, fields));
        }

        if (header.Length > 0) return new TextTable(file, header, DecimalComma: false, records);
        problems.Add(file, 1, null, TableFindings.HeaderMissing(file));
        return null;
    }

    /// <summary>Every row of a sheet is as wide as its widest.</summary>
    private static string[] WithoutBlanksAtTheEnd(string[] fields) =>
        fields[..(Array.FindLastIndex(fields, field => field.Trim().Length > 0) + 1)];

    private static string Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        string text => text,
        // The shortest text that reads back as the same number. From 1E+15 on it has an exponent, by which a NIP that was
        // stored as a number is recognised: its last digits are gone.
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.AddMilliseconds(500).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        { } other => other.ToString() ?? "",
        _ => "",
    };
}
