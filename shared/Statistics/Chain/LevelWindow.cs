using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Chain;

/// <summary>When a level or wave takes data, both days included. Null days: it never will, because every wave is cancelled.</summary>
public readonly record struct LevelWindow(DateOnly? OpensOn, DateOnly? ClosesOn)
{
    /// <summary>Upcoming before the window opens, open up to and including its closing day, closed after.</summary>
    public Phase PhaseOn(DateOnly day)
    {
        if (day < OpensOn) return Phase.Upcoming;
        return day <= ClosesOn ? Phase.Open : Phase.Closed;
    }

    /// <summary>
    /// Reaction opens on the end date, learning on the start date, and both close <c>closesAfterDays</c> after the end; behaviour
    /// opens with its first wave and closes with its last; results opens <c>months</c> after the end and closes <c>windowDays</c> later.
    /// </summary>
    /// <param name="level">One that is in the plan.</param>
    /// <param name="waves">Those that are not cancelled.</param>
    public static LevelWindow Of(Level level, CohortDefinition cohort, IReadOnlyCollection<ScheduledWave> waves) => level switch
    {
        Level.Reaction => new(cohort.EndsOn, cohort.EndsOn.AddDays(cohort.Plan.Reaction!.ClosesAfterDays)),
        Level.Learning => new(cohort.StartsOn, cohort.EndsOn.AddDays(cohort.Plan.Learning!.ClosesAfterDays)),
        Level.Behaviour => waves.Count == 0 ? default : new(waves.Min(wave => wave.OpensOn), waves.Max(wave => wave.ClosesOn)),
        _ => Results(cohort.EndsOn.AddMonths(cohort.Plan.Results!.Months), cohort.Plan.Results.WindowDays),
    };

    private static LevelWindow Results(DateOnly opensOn, int windowDays) => new(opensOn, opensOn.AddDays(windowDays));
}
