namespace Evaluation.Notifications.PlanMails;

/// <summary>When mails are sent: Monday to Friday from 08:00 to 16:00 where the recipient is, and not on holidays.</summary>
internal sealed record WorkingHours(IReadOnlySet<DateOnly> Holidays)
{
    /// <summary>Where nobody's own zone is known, as of an account, it is the capital's.</summary>
    public const string Capital = "Asia/Jakarta";

    private static readonly TimeOnly Opens = new(8, 0), Closes = new(16, 0);

    /// <summary>The first working moment that is not before this one; this one itself within working hours.</summary>
    /// <param name="timeZone">IANA name.</param>
    public DateTimeOffset Next(DateTimeOffset moment, string timeZone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime;
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (IsWorkingDay(day) && time >= Opens && time < Closes) return moment;
        return Morning(time < Opens ? day : day.AddDays(1), timeZone);
    }

    /// <summary>The first working moment of a later day.</summary>
    public DateTimeOffset NextDay(DateTimeOffset moment, string timeZone) => Morning(DayOf(moment, timeZone).AddDays(1), timeZone);

    public static DateOnly DayOf(DateTimeOffset moment, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);

    private bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    private DateTimeOffset Morning(DateOnly from, string timeZone)
    {
        while (!IsWorkingDay(from)) from = from.AddDays(1);
        var local = from.ToDateTime(Opens);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(timeZone).GetUtcOffset(local)).ToUniversalTime();
    }
}
