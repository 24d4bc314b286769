using System.Globalization;

namespace Evaluation.Statistics.Numbers;

/// <summary>The one rounding of the model: to 9 decimals as a decimal, then half away from zero to 2 (MODEL, section 0).</summary>
public static class Rounding
{
    // Doubles from here on have no decimals left to round, and decimal ends not far above.
    private const double LargestRounded = 1e18;

    /// <summary>Two decimals, as people see a figure: 4.185 gives 4.19. What is not finite or above 1e18 comes back as it is.</summary>
    public static double Two(double value) =>
        Exactly(value) is { } rounded ? (double)decimal.Round(rounded, 2, MidpointRounding.AwayFromZero) : value;

    /// <inheritdoc cref="Two(double)"/>
    public static decimal Two(decimal value) => decimal.Round(Nine(value), 2, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Nine decimals, at which thresholds are compared and ties are seen: what arithmetic leaves behind the ninth decimal is noise.
    /// What is not finite or above 1e18 comes back as it is.
    /// </summary>
    public static double Nine(double value) => Exactly(value) is { } rounded ? (double)rounded : value;

    /// <inheritdoc cref="Nine(double)"/>
    public static decimal Nine(decimal value) => decimal.Round(value, 9, MidpointRounding.AwayFromZero);

    /// <summary>Through text, because a cast to decimal keeps 15 digits only, and would round 123456789.1249999 to 123456789.125.</summary>
    private static decimal? Exactly(double value) =>
        Math.Abs(value) < LargestRounded
            ? decimal.Parse(value.ToString("F9", CultureInfo.InvariantCulture), NumberStyles.Number, CultureInfo.InvariantCulture)
            : null;
}
