namespace Evaluation.Statistics.Chain;

public static class CohortCalendar
{
    /// <summary>The calendar date at a moment in the cohort's time zone: days begin and end there.</summary>
    /// <param name="timeZone">IANA name.</param>
    /// <exception cref="TimeZoneNotFoundException">The name is unknown.</exception>
    public static DateOnly DateIn(string timeZone, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);

    /// <summary>The moment at which a day begins in the cohort's time zone.</summary>
    public static DateTimeOffset StartOf(string timeZone, DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where summer time begins at midnight, the day begins an hour later by the clock.
        if (zone.IsInvalidTime(midnight)) midnight = midnight.AddHours(1);
        return new(midnight, zone.GetUtcOffset(midnight));
    }
}
