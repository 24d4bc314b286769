using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Behaviour;

/// <summary>The score taken apart by rater groups: the mean of composites is Σ weight · mean over the groups.</summary>
internal static class RaterParts
{
    /// <summary>Groups that bear on the score. Null without a score, and of sums that were begun before these were counted.</summary>
    public static IReadOnlyList<RaterPart>? Of(WaveSums sums)
    {
        var measured = sums.Composites.Count;
        // There is no composite without the supervisor, so as many shares of it as composites are all of them.
        if (measured == 0 || sums.Shares[(int)RaterGroup.Supervisor].Count != measured) return null;
        return [.. Enum.GetValues<RaterGroup>().Where(group => sums.Shares[(int)group].Count > 0).Select(Part)];

        RaterPart Part(RaterGroup group)
        {
            var (shares, parts) = (sums.Shares[(int)group], sums.Parts[(int)group]);
            return new(group, shares.Count, Exact.Quotient(shares.Sum, measured * Exact.One), Exact.Quotient(parts.Sum, shares.Sum));
        }
    }
}
