using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Behaviour;

/// <summary>One participant as seen by all groups of raters together, in one wave.</summary>
/// <param name="Score">On the instrument's scale.</param>
/// <param name="WeightUsed">Weight of the groups present / weight of all groups.</param>
public sealed record Composite(decimal Score, decimal WeightUsed)
{
    private const decimal LeastWeight = 0.6m;

    /// <summary>
    /// Σ w·mean / Σ w over the groups present. Null without the supervisor, or with less than 0.6 of the weight of all groups.
    /// </summary>
    /// <param name="means">By rater group; null where the group is absent.</param>
    public static Composite? Of(RaterWeights weights, IReadOnlyList<decimal?> means)
    {
        if (means[(int)RaterGroup.Supervisor] is null) return null;
        var weight = ByGroup(weights);
        var (sum, present) = (0m, 0m);
        for (var group = 0; group < weight.Length; group++)
        {
            if (means[group] is not { } mean) continue;
            sum += weight[group] * mean;
            present += weight[group];
        }

        var used = present / weight.Sum();
        return Threshold.Reached(used, LeastWeight) ? new Composite(sum / present, used) : null;
    }

    /// <summary>By rater group, its share in the weight of the groups present; 0 for one that is absent. Of a participant who is measured.</summary>
    internal static IReadOnlyList<decimal> Shares(RaterWeights weights, IReadOnlyList<decimal?> means)
    {
        var present = ByGroup(weights).Select((weight, group) => means[group] is null ? 0 : weight).ToList();
        return [.. present.Select(weight => weight / present.Sum())];
    }

    private static decimal[] ByGroup(RaterWeights weights) => [(decimal)weights.Supervisor, (decimal)weights.Peer, (decimal)weights.Subordinate, (decimal)weights.Self];
}
