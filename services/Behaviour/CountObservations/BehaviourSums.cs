using Evaluation.Statistics.Behaviour;

namespace Evaluation.Behaviour.CountObservations;

/// <summary>Running sums by the months of the waves.</summary>
public sealed class BehaviourSums
{
    public Dictionary<int, WaveSums> Waves { get; set; } = [];

    /// <summary>Active participants who are exempt.</summary>
    public Dictionary<int, int> Exempt { get; set; } = [];
}
