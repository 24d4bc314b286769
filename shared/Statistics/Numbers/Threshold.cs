namespace Evaluation.Statistics.Numbers;

/// <summary>Comparisons with a threshold, after rounding both sides to 9 decimals (MODEL, section 0).</summary>
public static class Threshold
{
    public static bool Reached(double value, double threshold) => Rounding.Nine(value) >= Rounding.Nine(threshold);

    public static bool Reached(decimal value, decimal threshold) => Rounding.Nine(value) >= Rounding.Nine(threshold);

    public static bool Same(double value, double other) => Rounding.Nine(value).Equals(Rounding.Nine(other));

    public static bool Same(decimal value, decimal other) => Rounding.Nine(value) == Rounding.Nine(other);
}
