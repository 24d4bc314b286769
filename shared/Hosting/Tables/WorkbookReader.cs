using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace Evaluation.Hosting.Tables;

/// <summary>
/// Goes through the sheets of a workbook (XLSX), and through the rows of each as text. A workbook comes from outside: the library lets
/// through whatever its XML and number parsing throw at one that no spreadsheet made.
/// </summary>
public sealed class WorkbookReader(byte[] content) : IDisposable
{
    private readonly IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));

    // The library asks for code page 1252 when it starts, although an .xlsx never needs it.
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string Sheet => reader.Name;

    public int Columns => reader.FieldCount;

    /// <summary>An empty sheet, which spreadsheets add by themselves, or one that explains the others.</summary>
    public bool IsNote => reader.RowCount == 0 || reader.FieldCount == 0 || reader.Name.StartsWith("README", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it can be unpacked without harm: to be asked before it is read.</summary>
    public static bool IsSafe(byte[] content, long mostBytes, int mostParts)
    {
        try
        {
            return IsSafe(content, new Expansion(mostBytes), mostParts);
        }
        catch (ExpandsTooFarException)
        {
            return false;
        }
    }

    /// <summary>A workbook is an archive itself: its parts count towards the limit of whatever it came in before any library unpacks them.</summary>
    /// <exception cref="ExpandsTooFarException">They are more than is left of it.</exception>
    public static bool IsSafe(byte[] content, Expansion expansion, int mostParts)
    {
        try
        {
            using var workbook = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (workbook.Entries.Count > mostParts || workbook.Entries.Any(part => part.IsEncrypted)) return false;
            foreach (var part in workbook.Entries) expansion.Measure(part);
            return true;
        }
        catch (InvalidDataException)
        {
            // No archive, or a damaged one.
            return false;
        }
    }

    public bool NextSheet() => reader.NextResult();

    /// <summary>The cells of the next row without the blanks at its end; null behind the last.</summary>
    /// <param name="numbers">How numbers are written.</param>
    public string[]? NextRow(CultureInfo numbers) =>
        reader.Read() ? WithoutBlanksAtTheEnd([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column), numbers))]) : null;

    public void Dispose() => reader.Dispose();

    // Every row of a sheet is as wide as its widest.
    private static string[] WithoutBlanksAtTheEnd(string[] cells) => cells[..(Array.FindLastIndex(cells, cell => cell.Trim().Length > 0) + 1)];

    private static string Text(object? cell, CultureInfo numbers) => cell switch
    {
        string text => text,
        // The shortest text that reads back as the same number. From 1E+15 on it has an exponent, by which a NIP that was
        // stored as a number is recognised: its last digits are gone.
        double number => number.ToString("R", numbers),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.AddMilliseconds(500).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        { } other => other.ToString() ?? "",
        _ => "",
    };
}
