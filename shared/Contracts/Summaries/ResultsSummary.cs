namespace Evaluation.Contracts.Summaries;

public sealed record ResultsSummary(
    IReadOnlyList<KpiSummary> Kpis, double? AchievedShare, FinanceSummary? Finance, IReadOnlyList<Estimate> Estimates);

/// <param name="Month">The month after the cohort's end at which it is judged.</param>
/// <param name="UnitOfMeasure">What the values are counted in, such as days; null where nobody wrote it, and in summaries from before it was told.</param>
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
    string? UnitOfMeasure = null);

/// <summary>Amounts of one year, in the cohort's currency.</summary>
/// <param name="CreditedBenefit">Σ amount · attribution · confidence; a blank estimate credits nothing.</param>
public sealed record FinanceSummary(
    decimal Cost, decimal? Benefit, decimal? CreditedBenefit, double? Bcr, double? RoiPercent, double? PaybackMonths);
