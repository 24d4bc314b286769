using Evaluation.Contracts;
using Evaluation.Statistics.Intervals;

namespace Evaluation.Statistics.Links;

/// <summary>Rank correlation of two figures per participant (Spearman 1904).</summary>
/// <param name="Pairs">n.</param>
/// <param name="Coefficient">ρ; null when the reading says why.</param>
/// <param name="P">Two-sided.</param>
public sealed record SpearmanLink(int Pairs, double? Coefficient, double? Low, double? High, double? P, LinkReading Reading)
{
    private const int FewestPairs = 10;

    /// <summary>The 97.5 % quantile of the normal distribution.</summary>
    private const double Normal975 = 1.959963984540054;

    /// <summary>Nothing can be paired where answers carry no id.</summary>
    public static readonly SpearmanLink Anonymous = new(0, null, null, null, null, LinkReading.Anonymous);

    /// <summary>
    /// ρ over mid-ranks, p from t = ρ√((n−2)/(1−ρ²)), interval tanh(atanh ρ ± z·√((1+ρ²/2)/(n−3))) (Bonett &amp; Wright 2000).
    /// No figures under 10 pairs, or without variance in either; no interval, and p 0, when |ρ| is 1.
    /// </summary>
    public static SpearmanLink Of(IReadOnlyCollection<(double From, double To)> pairs)
    {
        if (pairs.Count < FewestPairs) return new SpearmanLink(pairs.Count, null, null, null, null, LinkReading.TooFew);
        var from = MidRanks.Doubled(pairs.Select(pair => pair.From));
        var to = MidRanks.Doubled(pairs.Select(pair => pair.To));
        var (ofFrom, ofTo, together) = (Products(from, from), Products(to, to), Products(from, to));
        if (ofFrom == 0 || ofTo == 0) return new SpearmanLink(pairs.Count, null, null, null, null, LinkReading.NoVariance);
        // Whole numbers tell a perfect order from one that only looks so.
        if (together * together == ofFrom * ofTo)
            return new SpearmanLink(pairs.Count, together > 0 ? 1 : -1, null, null, 0, LinkReading.Strong);
        var rho = (double)together / Math.Sqrt((double)ofFrom * (double)ofTo);
        var t = rho * Math.Sqrt((pairs.Count - 2) / (1 - rho * rho));
        var reach = Normal975 * Math.Sqrt((1 + rho * rho / 2) / (pairs.Count - 3));
        var interval = new Interval(Math.Tanh(Math.Atanh(rho) - reach), Math.Tanh(Math.Atanh(rho) + reach));
        return new SpearmanLink(
            pairs.Count, rho, interval.Low, interval.High, StudentT.TwoSided(t, pairs.Count - 2), Read(rho, interval));
    }

    private static LinkReading Read(double rho, Interval interval)
    {
        if (interval.Low <= 0 && interval.High >= 0) return LinkReading.Unclear;
        return Math.Abs(rho) switch
        {
            < 0.3 => LinkReading.Weak,
            < 0.5 => LinkReading.Moderate,
            _ => LinkReading.Strong,
        };
    }

    /// <summary>nΣxy − ΣxΣy.</summary>
    private static Int128 Products(long[] x, long[] y)
    {
        Int128 sum = 0;
        for (var i = 0; i < x.Length; i++) sum += (Int128)x[i] * y[i];
        return sum * x.Length - (Int128)x.Sum() * y.Sum();
    }
}
