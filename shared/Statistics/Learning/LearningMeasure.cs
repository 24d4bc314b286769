using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Intervals;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

/// <summary>Level 2 (MODEL, section 2): what was learned between the pre-test and the post-test.</summary>
public static class LearningMeasure
{
    /// <summary>
    /// The level's figures: means in scores, percentGain in percent, rates as fractions; what needs pairs is null without them.
    /// </summary>
    /// <param name="enrolled">Active participants.</param>
    public static LearningSummary Summarise(LearningPlan plan, LearningSums sums, int enrolled)
    {
        var pairs = sums.Gain.Count;
        var percentGain = GainRatio.ToPre(sums, enrolled);
        var hake = GainRatio.ToRoom(sums, plan.MaxScore, enrolled);
        var gain = MeanInterval.Of(sums.Gain, enrolled);
        var test = PairedTest.Of(sums.Gain);
        return new LearningSummary(
            enrolled, sums.Pretested, sums.Posttested, pairs,
            CompletionRate(sums, enrolled),
            sums.Pre.Mean,
            pairs > 0 ? Exact.Quotient(sums.Pre.Sum + sums.Gain.Sum, pairs * Exact.One) : null,
            sums.Gain.Mean,
            percentGain?.Value * 100,
            hake?.Value, HakeBands.Of(hake?.Value),
            sums.Change.Mean,
            gain?.Low, gain?.High,
            test?.T, test?.Df, test?.P, test?.Dz,
            Share(sums.PairsPassedPre, pairs), Share(sums.PairsPassedPost, pairs), Share(sums.Passed, sums.Posttested),
            plan.Test is { } items && sums.Questions is { } questions ? ItemAnalysis.Of(items, questions) : null,
            plan.Test is { } kr20 && sums.Questions is { } answered ? ItemAnalysis.Kr20(kr20, answered) : null,
            Estimated(sums, enrolled, percentGain, hake),
            sums.Bins?.ToDistribution(),
            new LearningBasis(
                test is null ? null : sums.Gain.Deviation, sums.Change.Count > 0 ? sums.Change.Count : null,
                plan.Test is { } asked && sums.Questions is { } counted ? ItemAnalysis.Kr20Basis(asked, counted) : null));
    }

    private static Estimate[] Estimated(LearningSums sums, int enrolled, GainRatio? percentGain, GainRatio? hake) =>
    [
        Estimates.Of(Metric.CompletionRate, CompletionRate(sums, enrolled), null, sums.Posttested, enrolled),
        Estimates.Of(Metric.PercentGain, percentGain?.Value * 100, Percent(percentGain?.Interval), sums.Gain.Count, enrolled),
        Estimates.Of(Metric.HakeClass, hake?.Value, hake?.Interval, sums.Gain.Count, enrolled),
        Estimates.Of(
            Metric.PassRate, Share(sums.Passed, sums.Posttested), ShareInterval.Of(sums.Passed, sums.Posttested, enrolled),
            sums.Posttested, enrolled),
    ];

    private static Interval? Percent(Interval? interval) =>
        interval is { } fraction ? new Interval(fraction.Low * 100, fraction.High * 100) : null;

    /// <summary>Null while nobody is post-tested: the test may not have been given yet.</summary>
    private static double? CompletionRate(LearningSums sums, int enrolled) =>
        sums.Posttested > 0 ? Share(sums.Posttested, enrolled) : null;

    private static double? Share(int part, int whole) => whole > 0 ? (double)part / whole : null;
}
