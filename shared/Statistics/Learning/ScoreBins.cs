using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

/// <summary>How many pairs scored in each tenth of the maximum, before and after. Whole numbers.</summary>
public sealed class ScoreBins
{
    private const int Tenths = 10;

    public int[] Pre { get; set; } = new int[Tenths];

    public int[] Post { get; set; } = new int[Tenths];

    /// <summary>
    /// 0 for a score under 10 % of the maximum, 9 from 90 % on, the maximum included; compared as thresholds are. A score above a
    /// maximum that the plan has lowered since counts among the highest.
    /// </summary>
    public static int PlaceOf(decimal score, decimal maxScore) => (int)Math.Min(Rounding.Nine(score / maxScore * Tenths), Tenths - 1);

    internal void Count(decimal pre, decimal post, decimal maxScore, int times)
    {
        Pre[PlaceOf(pre, maxScore)] += times;
        Post[PlaceOf(post, maxScore)] += times;
    }

    internal ScoreDistribution ToDistribution() => new([.. Pre], [.. Post]);
}
