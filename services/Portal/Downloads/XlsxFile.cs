using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Hosting.Tables;

namespace Evaluation.Portal.Downloads;

/// <summary>The tables of a chain as one workbook, a sheet each.</summary>
internal static class XlsxFile
{
    /// <param name="titleOf">A table's title in the reader's language.</param>
    public static byte[] Write(IReadOnlyList<ChainTable> tables, Func<string, string> titleOf)
    {
        using var stream = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = book.AddWorkbookPart();
            var sheets = new Sheets();
            workbook.Workbook = new Workbook(sheets);
            for (var i = 0; i < tables.Count; i++)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(tables[i].Rows.Prepend(tables[i].Header).Select(row => new Row(row.Select(CellOf)))));
                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)i + 1, Name = titleOf(tables[i].Name) });
            }
        }
        return stream.ToArray();
    }

    // Text is marked as text, so that no spreadsheet takes it for a formula; the apostrophe keeps it so when it is saved as CSV.
    private static OpenXmlElement CellOf(object? cell) => cell switch
    {
        null => new Cell(),
        double number => new Cell { DataType = CellValues.Number, CellValue = new(number.ToString("R", CultureInfo.InvariantCulture)) },
        _ => new Cell { DataType = CellValues.InlineString, InlineString = new(new Text(Clean(FormulaGuard.Put((string)cell))) { Space = SpaceProcessingModeValues.Preserve }) },
    };

    // XML has no way to write most control characters.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF)) clean.Append(rune.ToString());
        return clean.ToString();
    }
}
