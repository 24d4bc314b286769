namespace Evaluation.Contracts.Summaries;

/// <param name="PercentGain">gainMean / preMean, in percent.</param>
/// <param name="HakeClass">Class-average normalised gain.</param>
/// <param name="NormalisedChange">Marx and Cummings, mean over pairs.</param>
/// <param name="Items">Only where the plan carries a test.</param>
public sealed record LearningSummary(
    int Enrolled,
    int Pretested,
    int Posttested,
    int Paired,
    double? CompletionRate,
    double? PreMean,
    double? PostMean,
    double? GainMean,
    double? PercentGain,
    double? HakeClass,
    HakeBand? HakeBand,
    double? NormalisedChange,
    double? GainLow,
    double? GainHigh,
    double? T,
    int? Df,
    double? P,
    double? Dz,
    double? PassRatePre,
    double? PassRatePost,
    double? PassRate,
    IReadOnlyList<TestItem>? Items,
    double? Kr20,
    IReadOnlyList<Estimate> Estimates);

/// <param name="N">Post attempts.</param>
/// <param name="Difficulty">Share correct, or an essay's mean share of points.</param>
/// <param name="Discrimination">Correlation with the number of other items correct; an essay has none.</param>
public sealed record TestItem(string Code, int N, double? Difficulty, double? Discrimination);
