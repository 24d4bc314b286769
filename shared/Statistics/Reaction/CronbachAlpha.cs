using System.Numerics;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Reaction;

/// <summary>Internal consistency of a dimension's items (Cronbach 1951).</summary>
public static class CronbachAlpha
{
    private const int FewestRespondents = 10;

    /// <summary>
    /// k/(k−1) · (1 − Σs²ᵢ/s²ₜ) over the respondents who answered all k items; at most 1, and negative where items disagree.
    /// Null under 10 such respondents, under 2 items, or when all totals are the same.
    /// </summary>
    public static double? Of(DimensionSums sums) =>
        ScattersOf(sums) is { } scatters ? Exact.Quotient(sums.Items.Length * (scatters.Totals - scatters.Items), (sums.Items.Length - 1) * scatters.Totals) : null;

    /// <summary>What alpha is computed from; null where it is.</summary>
    public static ReliabilityBasis? Basis(DimensionSums sums)
    {
        if (ScattersOf(sums) is not { } scatters) return null;
        var times = (BigInteger)sums.Respondents * (sums.Respondents - 1);
        return new(sums.Items.Length, sums.Respondents, Exact.Quotient(scatters.Items, times), Exact.Quotient(scatters.Totals, times));
    }

    // Variances times n(n−1), which are whole numbers.
    private static (BigInteger Items, BigInteger Totals)? ScattersOf(DimensionSums sums)
    {
        var items = sums.Items.Length;
        if (sums.Respondents < FewestRespondents || items < 2) return null;
        var ofTotals = Scatter(sums.Respondents, sums.Totals, sums.TotalSquares);
        if (ofTotals.IsZero) return null;
        var ofItems = BigInteger.Zero;
        for (var item = 0; item < items; item++) ofItems += Scatter(sums.Respondents, sums.Items[item], sums.Squares[item]);
        return (ofItems, ofTotals);
    }

    /// <summary>nΣx² − (Σx)², which is n(n−1) times the variance.</summary>
    private static BigInteger Scatter(int count, long sum, long squares) =>
        (BigInteger)count * squares - (BigInteger)sum * sum;
}
