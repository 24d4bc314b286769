namespace Evaluation.Hosting.Tables;

/// <summary>
/// Keeps text harmless in a spreadsheet, which takes a field that begins with = + - @ (or a tab or a line break before one)
/// for a formula. On export such a field gets one apostrophe in front; on import one apostrophe in front of such a field goes.
/// Text that has apostrophes in front of such a sign already gets one more, so that every text comes back as it was.
/// Other apostrophes ('Aisyah) are left alone. Numbers are written as they are: -3 is a number to a spreadsheet too.
/// </summary>
public static class FormulaGuard
{
    public static string Put(string text) => IsRisky(text) ? "'" + text : text;

    public static string Remove(string text) => text.StartsWith('\'') && IsRisky(text) ? text[1..] : text;

    private static bool IsRisky(string text)
    {
        var bare = text.AsSpan().TrimStart('\'');
        return bare.Length > 0 && (bare[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠');
    }
}
