using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

/// <summary>Normalised change of one participant (Marx &amp; Cummings 2007).</summary>
public static class NormalisedChange
{
    /// <summary>
    /// (post − pre)/(max − pre) for a gain, (post − pre)/pre for a loss, 0 for neither; from −1 to 1.
    /// Null for a pair that stays at 0 or at the maximum, where nothing could be gained or lost.
    /// </summary>
    public static decimal? Of(decimal pre, decimal post, decimal max)
    {
        if (Threshold.Same(pre, post)) return Threshold.Same(pre, 0) || Threshold.Same(pre, max) ? null : 0;
        return post > pre ? (post - pre) / (max - pre) : (post - pre) / pre;
    }
}
