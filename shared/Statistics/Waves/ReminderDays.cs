using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Waves;

/// <summary>On which days of a window those who have not answered are reminded.</summary>
public static class ReminderDays
{
    private static readonly int[] Usual = [3, 7];

    /// <summary>
    /// Those of the policy after the opening, then the last one before the closing, each day once and in their order; what falls on
    /// the opening day or outside the window is left out. A mail of the weekend goes on Monday: where that is after the closing, the
    /// last reminder is on the Friday before.
    /// </summary>
    public static IReadOnlyList<DateOnly> Of(DateOnly opensOn, DateOnly closesOn, FollowUpPolicy policy) =>
    [
        .. (policy.ReminderDays ?? Usual).Select(opensOn.AddDays).Append(Last(closesOn, policy))
            .Where(day => day > opensOn && day <= closesOn).Distinct().Order(),
    ];

    /// <summary>The day on which the mail of a reminder goes, as far as weekends move it.</summary>
    public static DateOnly MailDay(DateOnly reminder) => reminder.DayOfWeek switch
    {
        DayOfWeek.Saturday => reminder.AddDays(2),
        DayOfWeek.Sunday => reminder.AddDays(1),
        _ => reminder,
    };

    private static DateOnly Last(DateOnly closesOn, FollowUpPolicy policy)
    {
        var day = closesOn.AddDays(-policy.LastReminderDays);
        return MailDay(day) <= closesOn ? day : MailDay(day).AddDays(-3);
    }
}
