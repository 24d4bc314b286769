namespace Evaluation.Contracts.Answers;

// What the four levels take, keep, give back on export and measure. Persons are opaque ids and stand in the key, not here.
// Moments are ISO 8601 dates or instants, kept as they were given.

/// <summary>One response to a reaction survey. An item that was not answered is not in <paramref name="Answers"/>.</summary>
public sealed record ReactionResponse(
    RespondentGroup Group, IReadOnlyDictionary<string, int> Answers, string? Comment = null, string? SubmittedAt = null);

/// <summary>
/// One attempt at the pre- or post-test: a score, or what was answered to each question.
/// An essay's answer is the points given; several options are joined by '|'; a blank answer is not in <paramref name="Answers"/>.
/// </summary>
public sealed record TestAttempt(decimal? Score, IReadOnlyDictionary<string, string>? Answers = null, string? TakenAt = null);

/// <summary>What one rater saw of one participant in one wave. An item that was not observed is not in <paramref name="Answers"/>.</summary>
public sealed record Observation(
    RaterGroup RaterGroup,
    IReadOnlyDictionary<string, int> Answers,
    Application? Applied = null,
    IReadOnlyList<Barrier>? Barriers = null,
    string? Evidence = null,
    string? Comment = null,
    string? ObservedOn = null);

/// <summary>The participant is neither due nor observed in this wave.</summary>
public sealed record Exemption(ExemptReason Reason);

/// <param name="Target">Not on the wrong side of the baseline.</param>
/// <param name="Position">Its place among the cohort's KPIs, in which they are reported.</param>
public sealed record Kpi(string Code, string Name, string? UnitOfMeasure, KpiDirection Direction, double Baseline, double Target, int Position = 0);

/// <param name="Month">Relative to the cohort's end: ≤ 0 before, &gt; 0 after.</param>
/// <param name="Unit">The organisational unit, empty when the value is the whole organisation's.</param>
public sealed record Measurement(string Kpi, int Month, MeasurementGroup Group, string Unit, double Value)
{
    /// <summary>In characters: the unit is part of the answer's key, which is indexed.</summary>
    public const int LongestUnit = 150;

    /// <summary>Fifty years before the cohort's end to fifty years after it.</summary>
    public const int MostMonths = 600;

    public static bool IsMonth(int month) => month is >= -MostMonths and <= MostMonths;
}

/// <param name="Amount">Of one year, in the cohort's currency.</param>
/// <param name="Attribution">0..1: the share of the benefit that is put down to the training; blank credits nothing.</param>
/// <param name="Confidence">0..1: how sure the estimator is; blank credits nothing.</param>
public sealed record FinanceLine(FinanceKind Kind, string Description, decimal Amount, double? Attribution = null, double? Confidence = null);
