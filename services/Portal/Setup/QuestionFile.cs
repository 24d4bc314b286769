using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Evaluation.Hosting.Tables;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>A file with a table of questions as the cells that would be pasted: a workbook, or a CSV file.</summary>
internal static class QuestionFile
{
    // As those of a table of people.
    private const long MostBytes = 30_000_000;

    private const int MostParts = 400;

    /// <summary>Null where it is neither.</summary>
    public static string? Read(byte[] file, Reader reader) =>
        file.AsSpan().StartsWith("PK"u8) ? OfWorkbook(file, CultureInfo.GetCultureInfo(reader.Language)) : Utf8.IsValid(file) ? Encoding.UTF8.GetString(file) : null;

    /// <summary>Of the first sheet that holds anything: a line for each row, so that the numbers of the rows stay.</summary>
    /// <param name="numbers">As the reader would have written them.</param>
    private static string? OfWorkbook(byte[] file, CultureInfo numbers)
    {
        if (!WorkbookReader.IsSafe(file, MostBytes, MostParts)) return null;
        try
        {
            using var workbook = new WorkbookReader(file);
            while (workbook.IsNote) if (!workbook.NextSheet()) return "";
            var text = new StringBuilder();
            while (workbook.NextRow(numbers) is { } cells) text.Append(QuestionTable.Line(cells)).Append('\n');
            // Spreadsheets count rows that were only coloured.
            return text.ToString().TrimEnd('\n');
        }
        // The library lets through whatever its XML and number parsing throw at a workbook that no spreadsheet made.
        catch (Exception slip) when (slip is not OutOfMemoryException)
        {
            return null;
        }
    }
}
