using System.Globalization;
using System.Text;
using Evaluation.Contracts.Events;

namespace Evaluation.Notifications.WriteMails;

/// <summary>Closing days as iCalendar (RFC 5545): a whole day each, under an id that stays, so that a later mail moves the entry.</summary>
internal static class Calendars
{
    private const int LongestLine = 75;

    public static string Of(IReadOnlyList<CohortTasks> open, DateTimeOffset now)
    {
        var calendar = new StringBuilder();
        foreach (var line in Lines(open, now.ToUniversalTime())) calendar.Append(Folded(line)).Append("\r\n");
        return calendar.ToString();
    }

    private static IEnumerable<string> Lines(IReadOnlyList<CohortTasks> open, DateTimeOffset now)
    {
        yield return "BEGIN:VCALENDAR";
        yield return "VERSION:2.0";
        yield return "PRODID:-//Evaluation//Follow-ups//ID";
        yield return "METHOD:PUBLISH";
        foreach (var task in open)
        {
            var (indonesian, english) = (Wording.Task(task.Task, task.Wave, task.Count).Id, Wording.Task(task.Task, task.Wave, task.Count).En);
            yield return "BEGIN:VEVENT";
            yield return $"UID:{task.CohortId:N}-{Code.Of(task.Task)}-{task.Wave ?? 0}@evaluation";
            yield return string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{now:yyyyMMdd'T'HHmmss'Z'}");
            // The later mail wins.
            yield return string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{now.ToUnixTimeSeconds() / 60}");
            yield return string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{task.ClosesOn:yyyyMMdd}");
            yield return string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{task.ClosesOn.AddDays(1):yyyyMMdd}");
            yield return $"SUMMARY:{Escaped($"Hari terakhir / last day: {task.CohortName}")}";
            yield return $"DESCRIPTION:{Escaped($"{indonesian}\n{english}")}";
            yield return "TRANSP:TRANSPARENT";
            yield return "END:VEVENT";
        }
        yield return "END:VCALENDAR";
    }

    /// <summary>RFC 5545, 3.3.11.</summary>
    internal static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>RFC 5545, 3.1: at most 75 octets a line, and no character cut in two.</summary>
    internal static string Folded(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}
