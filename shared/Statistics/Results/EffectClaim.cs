using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Intervals;
using MathNet.Numerics;

namespace Evaluation.Statistics.Results;

/// <summary>How much of a KPI's change is put down to the training, by the strongest claim that the data allow.</summary>
/// <param name="Effect">In the KPI's unit.</param>
/// <param name="Interval">Of a comparison with variance only.</param>
internal sealed record EffectClaim(Claim Claim, double Effect, Interval? Interval, EffectBasis Basis)
{
    private const int FewestUnits = 2;
    private const int FewestMonthsBefore = 4;

    /// <summary>The first of comparison, trend and before–after that the measurements carry.</summary>
    public static EffectClaim Strongest(UnitSeries trained, UnitSeries comparison, int month, double baseline) =>
        Comparison(trained.Changes(month), comparison.Changes(month))
        ?? Trend(trained)
        // The baseline was set with the plan and is no measurement.
        ?? new EffectClaim(Claim.BeforeAfter, trained.Mean(month) - baseline, null, new(trained.Units(month), trained.Units(month)));

    /// <summary>Difference in differences: mean change of the trained units − mean change of the others, with Welch's interval.</summary>
    private static EffectClaim? Comparison(IReadOnlyList<double> trained, IReadOnlyList<double> others) =>
        trained.Count < FewestUnits || others.Count < FewestUnits
            ? null
            : new EffectClaim(Claim.Comparison, trained.Average() - others.Average(), WelchInterval.Of(trained, others),
                new(trained.Count, 2 * (trained.Count + others.Count), ComparisonUnits: others.Count, Change: trained.Average(), ComparisonChange: others.Average()));

    /// <summary>How far the months after the end lie above the least squares line through the months up to it, on average.</summary>
    private static EffectClaim? Trend(UnitSeries trained)
    {
        var before = trained.Months.Where(month => month <= 0).ToList();
        if (before.Count < FewestMonthsBefore) return null;
        var (intercept, slope) = Fit.Line([.. before.Select(month => (double)month)], [.. before.Select(trained.Mean)]);
        var after = trained.Months.Where(month => month > 0).ToList();
        var effect = after.Average(month => trained.Mean(month) - (intercept + slope * month));
        return new EffectClaim(Claim.Trend, effect, null, new(
            trained.Units(), trained.Measurements, MonthsBefore: before.Count, MonthsAfter: after.Count, Line: new(intercept, slope, after.Average(), after.Average(trained.Mean))));
    }
}
