namespace Evaluation.Statistics.Behaviour;

internal static class Median
{
    /// <summary>Middle of the values, or the mean of the two in the middle; null without values.</summary>
    /// <param name="counts">How often each value occurs, by value.</param>
    public static double? Of(SortedDictionary<double, int> counts)
    {
        var total = counts.Values.Sum();
        if (total == 0) return null;
        return (At(counts, (total - 1) / 2) + At(counts, total / 2)) / 2;
    }

    private static double At(SortedDictionary<double, int> counts, int place)
    {
        foreach (var (value, count) in counts)
        {
            if (place < count) return value;
            place -= count;
        }

        throw new ArgumentOutOfRangeException(nameof(place));
    }
}
