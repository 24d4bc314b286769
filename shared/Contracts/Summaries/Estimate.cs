namespace Evaluation.Contracts.Summaries;

/// <summary>What a level knows of one metric; the aggregator judges targets by it.</summary>
/// <param name="Value">Null when it cannot be computed.</param>
/// <param name="Low">Lower end of the 95 % interval for this cohort; the value where no interval is defined or can be computed.</param>
/// <param name="High">Upper end, likewise.</param>
/// <param name="N">How many answered.</param>
/// <param name="Population">How many should have.</param>
public sealed record Estimate(
    Metric Metric,
    double? Value,
    double? Low,
    double? High,
    int N,
    int Population,
    RespondentGroup? Group = null,
    int? Wave = null);
