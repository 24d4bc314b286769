namespace Evaluation.Contracts.Summaries;

/// <summary>What a reliability is computed from, k/(k−1) · (1 − <paramref name="ItemVariances"/>/<paramref name="TotalVariance"/>).</summary>
/// <param name="Items">k: items of a dimension, or choice questions of a test.</param>
/// <param name="N">Respondents who answered all items, or post attempts.</param>
/// <param name="ItemVariances">Σ of the items' variances: sample variances of a dimension's, p·q of a test's.</param>
/// <param name="TotalVariance">Variance of the totals, likewise.</param>
public sealed record ReliabilityBasis(int Items, int N, double ItemVariances, double TotalVariance);
