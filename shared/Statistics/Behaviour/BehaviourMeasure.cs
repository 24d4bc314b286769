using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Intervals;
using Evaluation.Statistics.Numbers;
using Barrier = Evaluation.Contracts.Barrier;

namespace Evaluation.Statistics.Behaviour;

/// <summary>One wave as far as it is known.</summary>
/// <param name="Due">Active participants who are not exempt.</param>
/// <param name="Exempt">Active participants who are.</param>
public sealed record WaveFigures(WaveSums Sums, int Due, int Exempt);

/// <summary>Level 3 (MODEL, section 3): what participants do differently at work, months later.</summary>
public static class BehaviourMeasure
{
    /// <summary>
    /// The waves of the plan that are not cancelled, by months: scores on the instrument's scale, rates as fractions; what has no
    /// observation is null.
    /// </summary>
    /// <param name="waves">By months; a wave that is missing has nobody due.</param>
    public static BehaviourSummary Summarise(BehaviourPlan plan, IReadOnlyDictionary<int, WaveFigures> waves)
    {
        var summaries = plan.Waves.Where(wave => !wave.Cancelled).Select(wave => wave.Months).Order()
            .Select(months => Wave(plan.Instrument.Scale, months, waves.GetValueOrDefault(months) ?? new WaveFigures(new WaveSums(), 0, 0)))
            .ToList();
        return new BehaviourSummary(summaries, [.. summaries.SelectMany(Estimated)]);
    }

    private static BehaviourWave Wave(Scale scale, int months, WaveFigures figures)
    {
        var (sums, due) = (figures.Sums, figures.Due);
        var applied = new ApplicationCounts(
            sums.Applied[(int)Application.Full], sums.Applied[(int)Application.Partial], sums.Applied[(int)Application.None]);
        var (applying, answers) = (applied.Full + applied.Partial, applied.Full + applied.Partial + applied.None);
        var score = MeanInterval.Of(sums.Composites, due);
        var application = ShareInterval.Of(applying, answers, due);
        return new BehaviourWave(
            months, due, figures.Exempt,
            Observed: sums.Composites.Count,
            Coverage: sums.Observations > 0 && due > 0 ? (double)sums.Composites.Count / due : null,
            Score: sums.Composites.Mean, score?.Low, score?.High, Categories.Of(scale, sums.Composites.Mean),
            WeightUsed: sums.WeightsUsed.Mean,
            Groups: [.. Enum.GetValues<RaterGroup>().Select(group => Group(group, sums.Scores[(int)group]))],
            SelfOtherGap: sums.SelfGaps.Mean,
            applied, answers > 0 ? (double)applying / answers : null, application?.Low, application?.High,
            Barriers(sums),
            new Agreement(Median.Of(sums.Rwgs), IntraclassCorrelation.Of(sums), sums.Rwgs.Count > 0 ? sums.Rwgs.Values.Sum() : null, IntraclassCorrelation.Basis(sums)),
            new WaveBasis(RaterParts.Of(sums), sums.SelfGaps.Count > 0 ? sums.SelfGaps.Count : null));
    }

    private static RaterGroupSummary Group(RaterGroup group, Moments scores) => new(group, scores.Count, scores.Mean);

    /// <summary>Most participants first, then by code.</summary>
    private static List<BarrierCount> Barriers(WaveSums sums) =>
    [
        .. Enum.GetValues<Barrier>()
            .Select(barrier => new BarrierCount(barrier, sums.Barriers[(int)barrier]))
            .Where(barrier => barrier.Participants > 0)
            .OrderByDescending(barrier => barrier.Participants)
            .ThenBy(barrier => BarrierCodes.Of(barrier.Code), StringComparer.Ordinal),
    ];

    private static Estimate[] Estimated(BehaviourWave wave)
    {
        var answers = wave.Applied.Full + wave.Applied.Partial + wave.Applied.None;
        return
        [
            Estimates.Of(Metric.ApplicationRate, wave.ApplicationRate, Between(wave.ApplicationLow, wave.ApplicationHigh), answers, wave.Due, wave: wave.Months),
            Estimates.Of(Metric.Score, wave.Score, Between(wave.Low, wave.High), wave.Observed, wave.Due, wave: wave.Months),
            Estimates.Of(Metric.Coverage, wave.Coverage, null, wave.Observed, wave.Due, wave: wave.Months),
        ];
    }

    private static Interval? Between(double? low, double? high) =>
        low is null || high is null ? null : new Interval(low.Value, high.Value);
}
