namespace Evaluation.Statistics.Chain;

public static class CohortCalendar
{
    /// <summary>The calendar date at a moment in the cohort's time zone: days begin and end there.</summary>
    /// <param name="timeZone">IANA name.</param>
    /// <exception cref="TimeZoneNotFoundException">The name is unknown.</exception>
    public static DateOnly DateIn(string timeZone, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);
}
