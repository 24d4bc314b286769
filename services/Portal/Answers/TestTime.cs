using Evaluation.Portal.Words;

namespace Evaluation.Portal.Answers;

/// <summary>Until when a test can be worked on, as the clocks say it where the cohort is.</summary>
internal static class TestTime
{
    public static string Address(string cohort, string phase) => $"/answer/tests/{Uri.EscapeDataString(cohort)}/{Uri.EscapeDataString(phase)}";

    /// <summary>"sampai 10.42 WIB" today; with the day where it is another one, and the whole day where it ends with it.</summary>
    public static string Until(Reader reader, string zone, DateTimeOffset endsAt, DateTimeOffset now)
    {
        var (end, here) = (CohortTime.In(zone, endsAt), CohortTime.In(zone, now));
        var name = reader[$"clock.{zone}"];
        if (end.TimeOfDay == TimeSpan.Zero) return reader["test.untilDay", reader.Display.Date(DateOnly.FromDateTime(end.DateTime).AddDays(-1)), name];
        return reader["test.until", end.Date == here.Date ? reader.Display.Time(end) : reader.Display.Moment(end), name];
    }

    /// <summary>When a test ends that is begun now: with its time, and at the latest with the last day.</summary>
    public static DateTimeOffset EndOf(string zone, DateOnly closesOn, int? minutes, DateTimeOffset now)
    {
        var close = closesOn.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var closing = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? new DateTimeOffset(close, found.GetUtcOffset(close)) : new(close, TimeSpan.Zero);
        return minutes is { } limit && now.AddMinutes(limit) < closing ? now.AddMinutes(limit) : closing;
    }
}
