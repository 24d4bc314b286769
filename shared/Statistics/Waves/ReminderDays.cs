using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Waves;

/// <summary>On which days of a window those who have not answered are reminded.</summary>
public static class ReminderDays
{
    private static readonly int[] Usual = [3, 7];

    /// <summary>
    /// Those of the policy after the opening, then the last one before the closing, each day once and in their order; what falls on
    /// the opening day or outside the window is left out.
    /// </summary>
    public static IReadOnlyList<DateOnly> Of(DateOnly opensOn, DateOnly closesOn, FollowUpPolicy policy) =>
    [
        .. (policy.ReminderDays ?? Usual).Select(opensOn.AddDays).Append(closesOn.AddDays(-policy.LastReminderDays))
            .Where(day => day > opensOn && day <= closesOn).Distinct().Order(),
    ];
}
