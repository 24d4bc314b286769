namespace Evaluation.Statistics.Intervals;

/// <summary>Exact interval of a share in a finite population (Buonaccorsi 1987, after Katz 1953).</summary>
public static class ShareInterval
{
    /// <summary>
    /// With K yes-sayers among N: low = K₁/N, K₁ the smallest K in k..k+N−n with P(X ≥ k) &gt; 0.025; high = K₂/N, K₂ the largest
    /// with P(X ≤ k) &gt; 0.025; X hypergeometric(N, K, n). With n ≥ N both are k/n. Null without answers.
    /// </summary>
    /// <param name="yes">k.</param>
    /// <param name="answered">n.</param>
    /// <param name="population">N: how many should have answered.</param>
    public static Interval? Of(int yes, int answered, int population)
    {
        if (answered < 1) return null;
        if (answered >= population) return Interval.Around((double)yes / answered, 0);
        var most = yes + population - answered;
        // P(X ≥ k) rises with K and P(X ≤ k) falls, so each bound is where its condition turns.
        var low = Smallest(yes, most, all => Hypergeometric.AtLeastIsLikely(yes, population, all, answered));
        var high = Smallest(yes, most + 1, all => all > most || !Hypergeometric.AtMostIsLikely(yes, population, all, answered)) - 1;
        return new Interval((double)low / population, (double)high / population);
    }

    /// <summary>The smallest number in the range from which on the condition holds; it holds at the end of the range.</summary>
    private static int Smallest(int from, int to, Func<int, bool> holds)
    {
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            if (holds(middle)) to = middle;
            else from = middle + 1;
        }

        return from;
    }
}
