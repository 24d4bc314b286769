using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Results;

/// <summary>One KPI, judged at one month after the cohort's end.</summary>
public static class KpiMeasure
{
    private const double HighestAchievement = 120;

    /// <summary>Actual and effect in the KPI's unit; everything measured is null until a trained unit has a month after the end.</summary>
    public static KpiSummary Of(Kpi kpi, IReadOnlyCollection<Measurement> measurements)
    {
        var trained = UnitSeries.Of(kpi.Code, MeasurementGroup.Trained, measurements);
        if (trained.JudgedMonth() is not { } month)
            return new KpiSummary(
                kpi.Code, kpi.Name, kpi.Direction, kpi.Baseline, kpi.Target, null, null, null, null, null, null, null, null, null, null, kpi.UnitOfMeasure);
        var actual = trained.Mean(month);
        var comparison = UnitSeries.Of(kpi.Code, MeasurementGroup.Comparison, measurements);
        var claim = EffectClaim.Strongest(trained, comparison, month, kpi.Baseline);
        return new KpiSummary(
            kpi.Code, kpi.Name, kpi.Direction, kpi.Baseline, kpi.Target, actual, month,
            ChangePercent(kpi, actual), AchievementPercent(kpi.Direction, kpi.Target, actual), Progress(kpi, actual), Achieved(kpi, actual),
            claim.Claim, claim.Effect, claim.Interval?.Low, claim.Interval?.High, kpi.UnitOfMeasure, trained.Units(month), claim.Basis);
    }

    /// <summary>
    /// Capaian: actual/target · 100 for an increase, (1 + (1 − actual/target)) · 100 for a decrease, from 0 to 120.
    /// Null when the target is not above 0. (The rule for the performance of Indonesian civil servants.)
    /// </summary>
    public static double? AchievementPercent(KpiDirection direction, double target, double actual)
    {
        if (Threshold.Reached(0, target)) return null;
        var reached = direction == KpiDirection.Increase ? actual / target : 1 + (1 - actual / target);
        return Math.Clamp(reached * 100, 0, HighestAchievement);
    }

    /// <summary>(actual − baseline)/baseline · 100; null when the baseline is 0.</summary>
    private static double? ChangePercent(Kpi kpi, double actual) =>
        Threshold.Same(kpi.Baseline, 0) ? null : (actual - kpi.Baseline) / kpi.Baseline * 100;

    /// <summary>(actual − baseline)/(target − baseline); null when target and baseline are equal.</summary>
    private static double? Progress(Kpi kpi, double actual) =>
        Threshold.Same(kpi.Target, kpi.Baseline) ? null : (actual - kpi.Baseline) / (kpi.Target - kpi.Baseline);

    private static bool Achieved(Kpi kpi, double actual) => kpi.Direction == KpiDirection.Increase
        ? Threshold.Reached(actual, kpi.Target)
        : Threshold.Reached(kpi.Target, actual);
}
