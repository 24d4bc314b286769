using System.Text;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>
/// Cells as a spreadsheet copies them, told as RFC 4180 tells them. A spreadsheet wraps a cell in quotes only where it holds a tab or a
/// line break; in any other a quote is a character of the text, at its beginning too.
/// </summary>
internal static class PastedCells
{
    private const char Tab = '\t', Quote = '"';

    public static string ToRfc4180(string text)
    {
        if (!text.Contains(Quote, StringComparison.Ordinal)) return text;
        var told = new StringBuilder(text.Length + 100);
        for (var at = 0; at < text.Length;)
        {
            var wrapped = EndOfWrapped(text, at);
            var end = wrapped ?? EndOfPlain(text, at);
            var cell = text.AsSpan(at, end - at);
            if (wrapped is not null || !cell.Contains(Quote)) told.Append(cell);
            else told.Append(Quote).Append(cell.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)).Append(Quote);
            if (end < text.Length) told.Append(text[end]);
            at = end + 1;
        }
        return told.ToString();
    }

    // Null unless a quote begins the cell and another ends it, with all between them doubled.
    private static int? EndOfWrapped(string text, int start)
    {
        if (text[start] != Quote) return null;
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] != Quote) continue;
            if (at + 1 < text.Length && text[at + 1] == Quote) at++;
            else return at + 1 == text.Length || IsBetween(text[at + 1]) ? at + 1 : null;
        }
        return null;
    }

    private static int EndOfPlain(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny(Tab, '\r', '\n');
        return length < 0 ? text.Length : start + length;
    }

    private static bool IsBetween(char next) => next is Tab or '\r' or '\n';
}
