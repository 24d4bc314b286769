using Evaluation.Statistics.Behaviour;

namespace Evaluation.Behaviour.CountObservations;

/// <summary>Running sums by the months of the waves, in their order, so that equal sums have equal texts.</summary>
public sealed class BehaviourSums
{
    public SortedDictionary<int, WaveSums> Waves { get; set; } = [];

    /// <summary>Active participants who are exempt.</summary>
    public SortedDictionary<int, int> Exempt { get; set; } = [];
}
