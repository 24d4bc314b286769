using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evaluation.Cohorts.Tests.Bundles;

/// <summary>Makes an .xlsx of sheets of cells: texts, numbers and (for <see cref="DateTime"/>) dates.</summary>
internal static class Workbook
{
    public static byte[] Make(params (string Name, object?[][] Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }));
            var list = book.Workbook.AppendChild(new Sheets());
            foreach (var (name, rows) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(Cell)))));
                list.AppendChild(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)list.ChildElements.Count + 1, Name = name });
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The rows of a CSV file as text cells, but for what looks like a short number.</summary>
    public static object?[][] Rows(string csv) =>
    [
        .. csv.TrimEnd('\n').Split('\n').Select(line => line.Split(',').Select(object? (field) =>
            field.Length == 0 ? null : field.Length < 12 && double.TryParse(field, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : field)
            .ToArray()),
    ];

    private static Cell Cell(object? value) => value switch
    {
        null => new Cell(),
        DateTime date => new Cell { CellValue = new CellValue(date.ToOADate()), DataType = CellValues.Number, StyleIndex = 1 },
        double number => new Cell { CellValue = new CellValue(number), DataType = CellValues.Number },
        _ => new Cell { InlineString = new InlineString(new Text(value.ToString()!)), DataType = CellValues.InlineString },
    };
}
