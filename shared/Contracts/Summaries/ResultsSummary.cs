namespace Evaluation.Contracts.Summaries;

public sealed record ResultsSummary(
    IReadOnlyList<KpiSummary> Kpis, double? AchievedShare, FinanceSummary? Finance, IReadOnlyList<Estimate> Estimates);

/// <param name="Month">The month after the cohort's end at which it is judged.</param>
/// <param name="UnitOfMeasure">What the values are counted in, such as days; null where nobody wrote it, and in summaries from before it was told.</param>
/// <param name="Units">Trained units that <paramref name="Actual"/> is the mean of; null in summaries from before it was told, as is <paramref name="Basis"/>.</param>
/// <param name="Basis">What <paramref name="Effect"/> is computed from.</param>
/// <param name="Effect">Of the training, as far as <paramref name="Claim"/> goes; in the KPI's unit.</param>
public sealed record KpiSummary(
    string Code,
    string Name,
    KpiDirection Direction,
    double Baseline,
    double Target,
    double? Actual,
    int? Month,
    double? ChangePercent,
    double? AchievementPercent,
    double? Progress,
    bool? Achieved,
    Claim? Claim,
    double? Effect,
    double? EffectLow,
    double? EffectHigh,
    string? UnitOfMeasure = null,
    int? Units = null,
    EffectBasis? Basis = null);

/// <summary>On how much an effect rests. Units and months count where they bear on it: see the claims in MODEL, section 4.</summary>
/// <param name="Units">Trained units: with both months in a comparison, at the judged month before–after, in any month of a trend.</param>
/// <param name="Measurements">Values of units in months that the effect is computed from.</param>
/// <param name="ComparisonUnits">With both months; of a comparison only.</param>
/// <param name="MonthsBefore">Months up to the cohort's end that the line goes through; of a trend only.</param>
/// <param name="MonthsAfter">Months after it that are held against the line; of a trend only.</param>
/// <param name="Change">Mean change of the trained units; of a comparison only.</param>
/// <param name="ComparisonChange">Mean change of the others, likewise.</param>
/// <param name="Line">What the trend is held against; of a trend only.</param>
public sealed record EffectBasis(
    int Units, int Measurements, int? ComparisonUnits = null, int? MonthsBefore = null, int? MonthsAfter = null,
    double? Change = null, double? ComparisonChange = null, TrendLine? Line = null);

/// <summary>The line through the months up to the cohort's end, and the months after it: the effect is MeanAfter − (Intercept + Slope · MonthAfter).</summary>
/// <param name="Intercept">At the cohort's end.</param>
/// <param name="Slope">A month.</param>
/// <param name="MonthAfter">Mean of the months after the end that have values.</param>
/// <param name="MeanAfter">Mean of their values.</param>
public sealed record TrendLine(double Intercept, double Slope, double MonthAfter, double MeanAfter);

/// <summary>Amounts of one year, in the cohort's currency.</summary>
/// <param name="CreditedBenefit">Σ amount · attribution · confidence; a blank estimate credits nothing.</param>
public sealed record FinanceSummary(
    decimal Cost, decimal? Benefit, decimal? CreditedBenefit, double? Bcr, double? RoiPercent, double? PaybackMonths);
