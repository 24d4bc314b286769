using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Intervals;

/// <summary>Interval of a mean over a finite population (Cochran, Sampling Techniques, section 2.8).</summary>
public static class MeanInterval
{
    /// <summary>
    /// t(0.975, n−1) · s/√n · √((N−n)/N), in the unit of the values. With n ≥ N it is 0: everyone answered, so there is no
    /// sampling error. Null without values, and for a single one of several.
    /// </summary>
    /// <param name="deviation">Sample standard deviation; may be null under two values.</param>
    /// <param name="answered">n.</param>
    /// <param name="population">N: how many should have answered.</param>
    public static double? HalfWidth(double? deviation, int answered, int population)
    {
        if (answered < 1) return null;
        if (answered >= population) return 0;
        if (answered < 2 || deviation is null) return null;
        var unanswered = (double)(population - answered) / population;
        return StudentT.Quantile975(answered - 1) * deviation.Value / Math.Sqrt(answered) * Math.Sqrt(unanswered);
    }

    /// <summary>mean ± half-width; null where there is no mean or no half-width.</summary>
    public static Interval? Of(Moments values, int population) => Of(values.Mean, values, population);

    /// <summary>The half-width of <paramref name="values"/> around another value that they speak for.</summary>
    public static Interval? Of(double? around, Moments values, int population) =>
        around is { } value && HalfWidth(values.Deviation, values.Count, population) is { } halfWidth
            ? Interval.Around(value, halfWidth)
            : null;
}
