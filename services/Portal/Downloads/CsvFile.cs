using System.Globalization;
using System.Text;
using Evaluation.Hosting.Tables;

namespace Evaluation.Portal.Downloads;

/// <summary>A table as CSV the way the reader's spreadsheet takes it: semicolons and decimal commas in Indonesian, commas and points in English.</summary>
internal static class CsvFile
{
    public static byte[] Write(ChainTable table, string language)
    {
        var separator = language == "en" ? ',' : ';';
        var decimals = new NumberFormatInfo { NumberDecimalSeparator = language == "en" ? "." : "," };
        var text = new StringBuilder();
        foreach (var row in table.Rows.Prepend(table.Header))
            text.AppendJoin(separator, row.Select(cell => Field(cell, separator, decimals))).Append("\r\n");
        // With the mark of UTF-8, without which Excel reads another alphabet.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Field(object? cell, char separator, NumberFormatInfo decimals) => cell switch
    {
        null => "",
        double number => number.ToString("R", decimals),
        _ => Quoted(FormulaGuard.Put((string)cell), separator),
    };

    private static string Quoted(string text, char separator) =>
        text.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
