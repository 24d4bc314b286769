namespace Evaluation.Statistics.Intervals;

/// <summary>A 95 % interval.</summary>
public readonly record struct Interval(double Low, double High)
{
    public static Interval Around(double value, double halfWidth) => new(value - halfWidth, value + halfWidth);
}
