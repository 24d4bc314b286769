namespace Evaluation.Notifications.PlanMails;

/// <summary>
/// What a mail is the only one for: its addressee, its purpose and the day where the addressee is. The day is at most one mail's,
/// because the table has one row for it.
/// </summary>
internal static class Occasion
{
    public static string Of(string purpose, DateTimeOffset moment, string timeZone) => On(purpose, WorkingHours.DayOf(moment, timeZone));

    public static string On(string purpose, DateOnly day) => $"{purpose} {Day.Of(day)}";

    /// <summary>Of a mail that need not be the only one.</summary>
    public static string Own(Guid id) => id.ToString("D");
}
