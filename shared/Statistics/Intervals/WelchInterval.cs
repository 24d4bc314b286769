
namespace Evaluation.Statistics.Intervals;

/// <summary>Interval of a difference of two means without equal variances (Welch 1947).</summary>
public static class WelchInterval
{
    private const double SmallestError = 1e-9;

    /// <summary>
    /// difference ± t(0.975, ν)·√(s₁²/n₁ + s₂²/n₂), ν after Satterthwaite, in the unit of the values.
    /// Null under two values on either side, and without variance on both.
    /// </summary>
    public static Interval? Of(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        if (first.Count < 2 || second.Count < 2) return null;
        var (one, other) = (SquaredError(first), SquaredError(second));
        var error = Math.Sqrt(one + other);
        if (error < SmallestError) return null;
        var degrees = (one + other) * (one + other) / (one * one / (first.Count - 1) + other * other / (second.Count - 1));
        return Interval.Around(first.Average() - second.Average(), StudentT.Quantile975(degrees) * error);
    }

    private static double SquaredError(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count;
    }
}
