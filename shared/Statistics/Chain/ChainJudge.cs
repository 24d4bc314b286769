using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Waves;

namespace Evaluation.Statistics.Chain;

/// <summary>Judges a cohort's targets, its levels, and the chain that they form (MODEL, section 5).</summary>
public static class ChainJudge
{
    /// <param name="scheduled">The waves as last announced, those that were added among them; null, or one that is missing, stands where the plan puts it.</param>
    /// <param name="summaries">A level of the plan that has sent nothing is judged as one without data.</param>
    /// <param name="asOf">The calendar date in the cohort's time zone, see <see cref="CohortCalendar"/>.</param>
    public static ChainJudgement Judge(
        CohortDefinition cohort, IReadOnlyList<ScheduledWave>? scheduled, LevelSummaries summaries, DateOnly asOf)
    {
        var waves = Waves(cohort, scheduled);
        var levels = Enum.GetValues<Level>().Where(cohort.Plan.Has).Select(level => Judge(level, cohort, waves, summaries, asOf)).ToList();
        return new ChainJudgement(asOf, ChainVerdict.Of(levels), levels);
    }

    /// <summary>Those of the plan, and what a training unit has added.</summary>
    private static List<ScheduledWave> Waves(CohortDefinition cohort, IReadOnlyList<ScheduledWave>? scheduled) =>
    [
        .. (scheduled ?? []).Concat(FollowUpDates.Of(cohort.EndsOn, cohort.Plan.Behaviour?.Waves ?? []))
            .DistinctBy(wave => wave.Months).Where(wave => !wave.Cancelled).OrderBy(wave => wave.Months),
    ];

    private static LevelJudgement Judge(
        Level level, CohortDefinition cohort, List<ScheduledWave> waves, LevelSummaries summaries, DateOnly asOf)
    {
        var window = LevelWindow.Of(level, cohort, waves);
        var phase = window.PhaseOn(asOf);
        var phases = level != Level.Behaviour ? null : waves.ConvertAll(wave =>
            new WavePhase(wave.Months, wave.OpensOn, wave.ClosesOn, new LevelWindow(wave.OpensOn, wave.ClosesOn).PhaseOn(asOf)));
        var estimates = summaries.Estimates(level).Where(estimate => phases is null || phases.Exists(wave => wave.Months == estimate.Wave)).ToList();
        var targets = cohort.Plan.TargetsOf(level).Select(target => Judge(target)).ToList();
        var state = phase == Phase.Upcoming ? EvidenceState.NotMeasured : LevelState.Of(targets);
        return new LevelJudgement(level, phase, window.OpensOn, window.ClosesOn, state, targets, phases);

        TargetJudgement Judge(Target target)
        {
            var estimate = TargetEstimate.Of(target, estimates);
            return TargetJudge.Judge(target, estimate, IsClosed(target, estimate), summaries.Results);
        }

        bool IsClosed(Target target, Estimate? estimate) => target.Metric == Metric.Coverage
            ? phases?.Find(wave => wave.Months == estimate?.Wave)?.Phase == Phase.Closed
            : phase == Phase.Closed;
    }
}
