namespace Evaluation.Portal.Answers;

internal static class CohortTime
{
    /// <summary>The moment as the clocks say it where the cohort is; UTC where this machine does not know the zone.</summary>
    public static DateTimeOffset In(string zone, DateTimeOffset now) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(now, found) : now;
}
