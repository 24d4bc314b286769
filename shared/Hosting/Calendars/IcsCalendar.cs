using System.Globalization;
using System.Text;

namespace Evaluation.Hosting.Calendars;

/// <summary>Days in a calendar that other programs read (RFC 5545).</summary>
public static class IcsCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    // In octets, without the line end.
    private const int LongestLine = 75;

    public static string Write(string name, IEnumerable<IcsEvent> events, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Evaluation//Follow-ups//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        foreach (var entry in events) Write(text, entry, now);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, IcsEvent entry, DateTimeOffset now)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Escaped(entry.Uid)}");
        Line(text, $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line(text, $"DTSTART;VALUE=DATE:{Day(entry.FirstDay)}");
        // The end of an event is the first day that no longer belongs to it.
        Line(text, $"DTEND;VALUE=DATE:{Day(entry.LastDay.AddDays(1))}");
        Line(text, $"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(text, $"STATUS:{(entry.IsCancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, $"SUMMARY:{Escaped(entry.Summary)}");
        if (entry.Description.Length > 0) Line(text, $"DESCRIPTION:{Escaped(entry.Description)}");
        Line(text, "END:VEVENT");
    }

    /// <summary>Folds a line at 75 octets, never inside a character.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

/// <param name="Uid">Stays the same over all changes.</param>
/// <param name="LastDay">Included.</param>
/// <param name="Sequence">Rises with each change.</param>
public sealed record IcsEvent(string Uid, DateOnly FirstDay, DateOnly LastDay, string Summary, string Description, int Sequence, bool IsCancelled = false);
