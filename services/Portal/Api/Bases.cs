namespace Evaluation.Portal.Api;

// What figures are computed from, beside other figures. Summaries from before it was told have none, and leaders are shown a part of it.

internal sealed record AttendanceBasis(int Participants, decimal Hours, decimal CreditHours);

internal sealed record ReliabilityBasis(int Items, int N, double ItemVariances, double TotalVariance);

internal sealed record LearningBasis(double? GainDeviation = null, int? Changes = null, ReliabilityBasis? Kr20 = null);

internal sealed record WaveBasis(IReadOnlyList<RaterPart>? Raters = null, int? SelfOthers = null, bool Suppressed = false);

/// <param name="Weight">Its part in the score: Σ weight · mean.</param>
internal sealed record RaterPart(string Group, int Participants, double Weight, double Mean);

internal sealed record IntraclassBasis(int Observations, int Participants, double Between, double Within, double Each);

internal sealed record EffectBasis(
    int Units, int Measurements, int? ComparisonUnits = null, int? MonthsBefore = null, int? MonthsAfter = null,
    double? Change = null, double? ComparisonChange = null, TrendLine? Line = null);

internal sealed record TrendLine(double Intercept, double Slope, double MonthAfter, double MeanAfter);
