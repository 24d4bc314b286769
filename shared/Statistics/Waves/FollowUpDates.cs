using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Waves;

/// <summary>When a cohort's waves open and close, both days included, in the cohort's time zone.</summary>
public static class FollowUpDates
{
    /// <summary>The waves of the plan, by months, moved where the plan says so.</summary>
    public static IReadOnlyList<ScheduledWave> Of(DateOnly endsOn, IEnumerable<WavePlan> waves) =>
        [.. waves.OrderBy(wave => wave.Months).Select(wave => Of(endsOn, wave))];

    /// <summary>
    /// Opens <c>months</c> after the end, on the month's last day where it has no such day (31 August + 6 months is 28 or 29
    /// February), and closes <c>windowDays</c> later.
    /// </summary>
    public static ScheduledWave Of(DateOnly endsOn, WavePlan wave)
    {
        var opensOn = wave.OpensOn ?? endsOn.AddMonths(wave.Months);
        return new ScheduledWave(wave.Months, opensOn, wave.ClosesOn ?? opensOn.AddDays(wave.WindowDays), wave.Cancelled);
    }
}
