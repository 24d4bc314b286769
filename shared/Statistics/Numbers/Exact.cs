using System.Numerics;

namespace Evaluation.Statistics.Numbers;

/// <summary>
/// Whole-number arithmetic behind the sums. Values enter as whole units of 10⁻¹², so that adding and removing them in any order
/// gives the very same sum; only the finished figure becomes a double.
/// </summary>
public static class Exact
{
    public const int Decimals = 12;

    /// <summary>How many units make 1.</summary>
    public static readonly BigInteger One = BigInteger.Pow(10, Decimals);

    // Below it a spread is what rounding left behind, not variance.
    private const double SmallestDeviation = 1e-9;

    /// <summary>The value in units of 10⁻¹², half away from zero.</summary>
    public static BigInteger Units(decimal value)
    {
        // Split, because 10¹² times a large value would leave the range of decimal.
        var whole = decimal.Truncate(value);
        var fraction = decimal.Round((value - whole) * (decimal)One, MidpointRounding.AwayFromZero);
        return (BigInteger)whole * One + (BigInteger)fraction;
    }

    /// <summary>numerator / denominator to the last digit of a double. The denominator is not 0.</summary>
    public static double Quotient(BigInteger numerator, BigInteger denominator)
    {
        // As many binary digits as a long holds, which are more than a double has, because a long rounds and a BigInteger is cut off.
        var shift = (int)(denominator.GetBitLength() - numerator.GetBitLength()) + 62;
        var quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
        return Math.ScaleB((long)quotient, -shift);
    }

    /// <summary>Square root of a variance given as a quotient; 0 when it is below 1e-9, which is what rounding leaves behind.</summary>
    public static double Deviation(BigInteger numerator, BigInteger denominator)
    {
        var deviation = Math.Sqrt(Math.Max(0, Quotient(numerator, denominator)));
        return deviation < SmallestDeviation ? 0 : deviation;
    }
}
