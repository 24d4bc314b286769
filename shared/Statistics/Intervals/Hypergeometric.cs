using System.Numerics;

namespace Evaluation.Statistics.Intervals;

/// <summary>Tails of X, the number of yes-sayers among n drawn from N of whom K are.</summary>
internal static class Hypergeometric
{
    private const double Tail = 0.025;

    // Wider than what the logarithms of factorials lose at populations of many thousands.
    private const double NearTail = 1e-7;

    // A term this small no longer changes a sum of at least 1e-7.
    private const double Negligible = 1e-25;

    /// <summary>P(X ≥ k) &gt; 0.025, also where it is 0.025 to the last digit.</summary>
    public static bool AtLeastIsLikely(int k, int population, int yes, int drawn) =>
        // Of the drawn, at least k yes-sayers means at most n − k of the others.
        AtMostIsLikely(drawn - k, population, population - yes, drawn);

    /// <summary>P(X ≤ k) &gt; 0.025, also where it is 0.025 to the last digit.</summary>
    public static bool AtMostIsLikely(int k, int population, int yes, int drawn)
    {
        var tail = AtMost(k, population, yes, drawn);
        return Math.Abs(tail - Tail) > NearTail ? tail > Tail : AtMostIsLikelyExactly(k, population, yes, drawn);
    }

    /// <summary>P(X ≤ k): summed away from the middle of the distribution, where the terms shrink.</summary>
    internal static double AtMost(int k, int population, int yes, int drawn)
    {
        var lowest = Math.Max(0, drawn - (population - yes));
        var highest = Math.Min(drawn, yes);
        if (k < lowest) return 0;
        if (k >= highest) return 1;
        var aboveMiddle = k > (double)drawn * yes / population;
        var start = aboveMiddle ? k + 1 : k;
        // By its logarithm: the plain probability overflows in populations of thousands.
        var term = Math.Exp(MathNet.Numerics.Distributions.Hypergeometric.PMFLn(population, yes, drawn, start));
        var sum = 0.0;
        for (var x = start; x >= lowest && x <= highest && term > Negligible;)
        {
            sum += term;
            if (aboveMiddle)
            {
                term *= (double)(yes - x) / (x + 1) * (drawn - x) / (population - yes - drawn + x + 1);
                x++;
            }
            else
            {
                term *= (double)x / (yes - x + 1) * (population - yes - drawn + x) / (drawn - x + 1);
                x--;
            }
        }

        return aboveMiddle ? 1 - sum : sum;
    }

    /// <summary>The same in whole numbers: Σ C(K, x)·C(N−K, n−x) against C(N, n)/40. Slow, and needed at a tie only.</summary>
    internal static bool AtMostIsLikelyExactly(int k, int population, int yes, int drawn)
    {
        var lowest = Math.Max(0, drawn - (population - yes));
        var ways = Choose(yes, lowest) * Choose(population - yes, drawn - lowest);
        var sum = BigInteger.Zero;
        for (var x = lowest; x <= k; x++)
        {
            sum += ways;
            ways = ways * (yes - x) * (drawn - x) / (x + 1) / (population - yes - drawn + x + 1);
        }

        return sum * 40 > Choose(population, drawn);
    }

    private static BigInteger Choose(int from, int count)
    {
        var ways = BigInteger.One;
        for (var taken = 0; taken < count; taken++) ways = ways * (from - taken) / (taken + 1);
        return ways;
    }
}
