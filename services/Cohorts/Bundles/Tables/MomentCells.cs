using System.Globalization;
using Evaluation.Cohorts.Bundles.Findings;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>Reads cells that hold a date or an instant (ISO 8601), kept as they were given.</summary>
internal static class MomentCells
{
    private const string Date = "yyyy-MM-dd";

    private static readonly string[] LocalTimes =
        [.. from seconds in new[] { "", "':'ss", "':'ss.FFFFFFF" } select $"{Date}'T'HH':'mm{seconds}"];

    private static readonly string[] Instants = [.. from time in LocalTimes from offset in new[] { "zzz", "'Z'" } select time + offset];

    /// <summary>
    /// A time without an offset, the only kind a spreadsheet knows, is one in the cohort's time zone and gets its offset.
    /// </summary>
    public static string? Moment(this Row row, string column, TimeZoneInfo? timeZone)
    {
        if (row.HasNoAnswer(column)) return null;
        var text = row.Cell(column);
        if (DateOnly.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return text;
        if (DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return text;
        if (DateTime.TryParseExact(text, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return text + Offset(timeZone?.GetUtcOffset(local) ?? TimeSpan.Zero);
        row.Report(column, TableFindings.DateMalformed(row.Number, column, text));
        return null;
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
