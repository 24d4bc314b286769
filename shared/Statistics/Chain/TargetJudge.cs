using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Chain;

/// <summary>Compares a target with its estimate (MODEL, section 5).</summary>
internal static class TargetJudge
{
    private const double Tolerance = 1e-9;
    private const int FewestAnswers = 5;

    /// <param name="closed">Whether the target's level, or for coverage its wave, takes no more data.</param>
    /// <param name="results">For the claims behind <c>kpisAchieved</c>.</param>
    public static TargetJudgement Judge(Target target, Estimate? estimate, bool closed, ResultsSummary? results)
    {
        if (estimate is not { Value: { } value, Low: { } low, High: { } high })
            return new(target.Level, target.Metric, target.Group, target.Wave, target.AtLeast, null, null, null, EvidenceState.NotMeasured);
        if (CanStillRise(target.Metric) && !closed) high = 1;
        var tooFew = HasInterval(target.Metric) && estimate.N < FewestAnswers && estimate.N < estimate.Population;
        var state = tooFew ? EvidenceState.NotMeasured : State(target, value, low, high);
        return new(
            target.Level, target.Metric, target.Group, target.Wave, target.AtLeast, value, low, high,
            tooFew ? state : Bounded(state, target.Metric, estimate, results), tooFew ? TargetReason.TooFew : null);
    }

    private static EvidenceState State(Target target, double value, double low, double high)
    {
        if (Reaches(low)) return EvidenceState.Proven;
        if (Reaches(value)) return EvidenceState.Met;
        return Reaches(high) ? EvidenceState.Inconclusive : EvidenceState.Failed;

        bool Reaches(double figure) =>
            (IsReadAsDisplayed(target.Metric) ? Rounding.Two(figure) : figure) >= target.AtLeast - Tolerance;
    }

    /// <summary>What the evidence behind the figure allows at best and at worst.</summary>
    private static EvidenceState Bounded(EvidenceState state, Metric metric, Estimate estimate, ResultsSummary? results)
    {
        var lessThanHalf = HasInterval(metric) && estimate.N * 2 < estimate.Population;
        return state switch
        {
            EvidenceState.Failed when lessThanHalf => EvidenceState.Inconclusive,
            EvidenceState.Proven when lessThanHalf || metric == Metric.RoiPercent => EvidenceState.Met,
            EvidenceState.Proven when metric == Metric.KpisAchieved && !KpiEvidence.IsProof(results) => EvidenceState.Met,
            _ => state,
        };
    }

    /// <summary>Metrics with an interval by definition.</summary>
    private static bool HasInterval(Metric metric) =>
        metric is Metric.Mean or Metric.PercentGain or Metric.HakeClass or Metric.PassRate or Metric.ApplicationRate or Metric.Score;

    /// <summary>Rates of those who did something: the rest may still do it.</summary>
    private static bool CanStillRise(Metric metric) => metric is Metric.ResponseRate or Metric.CompletionRate or Metric.Coverage;

    /// <summary>A mean is compared as people see it: 3.407 prints as 3.41 and reaches 3.41.</summary>
    private static bool IsReadAsDisplayed(Metric metric) => metric is Metric.Mean or Metric.Score;
}
