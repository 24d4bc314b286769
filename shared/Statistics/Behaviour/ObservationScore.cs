using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Behaviour;

/// <summary>One observation that counts.</summary>
/// <param name="Score">Mean of its observed items, to 12 decimals.</param>
/// <param name="Items">All its answers in the instrument's order when every item was observed, else null.</param>
internal sealed record ObservationScore(RaterGroup Group, decimal Score, int[]? Items)
{
    /// <summary>Null when fewer than half of the instrument's items are observed. Items that it does not have are left out.</summary>
    public static ObservationScore? Of(BehaviourInstrument instrument, Observation observation)
    {
        var observed = new List<int>(instrument.Items.Count);
        foreach (var item in instrument.Items)
            if (observation.Answers.TryGetValue(item.Code, out var answer))
                observed.Add(answer);
        if (observed.Count == 0 || observed.Count * 2 < instrument.Items.Count) return null;
        // Rounded, so that sums of scores are the same in whatever order the observations come.
        var score = decimal.Round((decimal)observed.Sum() / observed.Count, Exact.Decimals, MidpointRounding.AwayFromZero);
        return new ObservationScore(observation.RaterGroup, score, observed.Count == instrument.Items.Count ? [.. observed] : null);
    }
}
