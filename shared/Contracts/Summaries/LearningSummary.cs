namespace Evaluation.Contracts.Summaries;

/// <param name="PercentGain">gainMean / preMean, in percent.</param>
/// <param name="HakeClass">Class-average normalised gain.</param>
/// <param name="NormalisedChange">Marx and Cummings, mean over pairs.</param>
/// <param name="Items">Only where the plan carries a test.</param>
/// <param name="Distribution">Of the pairs; not in summaries of model version 1.</param>
/// <param name="Basis">Not in summaries before model version 3.</param>
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
    IReadOnlyList<Estimate> Estimates,
    ScoreDistribution? Distribution = null,
    LearningBasis? Basis = null);

/// <summary>What some figures are computed from that no other figure says.</summary>
/// <param name="GainDeviation">Sample standard deviation of the gains; null where t is.</param>
/// <param name="Changes">Pairs that have a normalised change; null where it is.</param>
/// <param name="Kr20">Null where KR-20 is.</param>
public sealed record LearningBasis(double? GainDeviation = null, int? Changes = null, ReliabilityBasis? Kr20 = null);

/// <param name="N">Post attempts.</param>
/// <param name="Difficulty">Share correct, or an essay's mean share of points.</param>
/// <param name="Discrimination">Correlation with the number of other items correct; an essay has none.</param>
public sealed record TestItem(string Code, int N, double? Difficulty, double? Discrimination);

/// <summary>
/// How many participants scored in each tenth of the maximum: the first under 10 %, the last from 90 % to the maximum itself. Null is
/// only in what leadership is shown.
/// </summary>
public sealed record ScoreDistribution(IReadOnlyList<int?> Pre, IReadOnlyList<int?> Post);
