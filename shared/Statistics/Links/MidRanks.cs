using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Links;

internal static class MidRanks
{
    /// <summary>
    /// Twice each value's rank, ties sharing the middle of theirs, so that ranks stay whole numbers. Values are compared at
    /// 9 decimals: means that are equal on paper tie.
    /// </summary>
    public static long[] Doubled(IEnumerable<double> values)
    {
        var rounded = values.Select(Rounding.Nine).ToArray();
        var doubled = new Dictionary<double, long>();
        var below = 0;
        foreach (var tie in rounded.GroupBy(value => value).OrderBy(tie => tie.Key))
        {
            // Ranks below + 1 to below + count; their middle, doubled, is the first plus the last.
            doubled[tie.Key] = 2 * below + 1 + tie.Count();
            below += tie.Count();
        }

        return [.. rounded.Select(value => doubled[value])];
    }
}
