using System.Numerics;
using Evaluation.Statistics.Intervals;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

/// <summary>mean gain over a mean base: the pre-test score (percent gain) or what was left to gain (Hake's class gain).</summary>
/// <param name="Value">As a fraction.</param>
internal sealed record GainRatio(double Value, Interval? Interval)
{
    /// <summary>gainMean / preMean; null without pairs, or when preMean is 0.</summary>
    public static GainRatio? ToPre(LearningSums sums, int enrolled) =>
        Of(sums.Gain, sums.Pre.Sum, sums.Pre.Squares, sums.GainTimesPre, enrolled);

    /// <summary>gainMean / (maxScore − preMean), Hake 1998; null without pairs, or when preMean is maxScore.</summary>
    public static GainRatio? ToRoom(LearningSums sums, decimal maxScore, int enrolled)
    {
        var max = Exact.Units(maxScore);
        var pairs = sums.Pre.Count;
        return Of(
            sums.Gain,
            pairs * max - sums.Pre.Sum,
            pairs * max * max - 2 * max * sums.Pre.Sum + sums.Pre.Squares,
            max * sums.Gain.Sum - sums.GainTimesPre,
            enrolled);
    }

    /// <summary>
    /// R = Σd/Σb, with the interval R ± h/mean(b), h the half-width of the mean interval of d − R·b
    /// (ratio estimator, Cochran, Sampling Techniques, chapter 6).
    /// </summary>
    private static GainRatio? Of(Moments gain, BigInteger @base, BigInteger baseSquares, BigInteger products, int enrolled)
    {
        var pairs = gain.Count;
        if (pairs == 0) return null;
        var baseMean = Exact.Quotient(@base, pairs * Exact.One);
        if (Threshold.Same(baseMean, 0)) return null;
        var value = Exact.Quotient(gain.Sum, @base);
        // Σ(d − Rb)² times (Σb)², so that R stays a quotient of whole numbers; the mean of d − Rb is 0.
        var squares = gain.Squares * @base * @base - 2 * gain.Sum * @base * products + gain.Sum * gain.Sum * baseSquares;
        double? deviation = pairs > 1 ? Exact.Deviation(squares, (pairs - 1) * @base * @base * Exact.One * Exact.One) : null;
        return new GainRatio(
            value,
            MeanInterval.HalfWidth(deviation, pairs, enrolled) is { } halfWidth ? Intervals.Interval.Around(value, halfWidth / baseMean) : null);
    }
}
