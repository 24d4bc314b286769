using Evaluation.Contracts;

namespace Evaluation.Statistics.Chain;

/// <summary>What the targets of a level come to together (MODEL, section 5).</summary>
public static class LevelState
{
    /// <summary>
    /// Failed, inconclusive or not measured when any target is, in this order; proven when all are; else met. Not measured without
    /// targets.
    /// </summary>
    public static EvidenceState Of(IReadOnlyCollection<TargetJudgement> targets)
    {
        if (targets.Count == 0) return EvidenceState.NotMeasured;
        EvidenceState[] weakestFirst = [EvidenceState.Failed, EvidenceState.Inconclusive, EvidenceState.NotMeasured, EvidenceState.Met];
        foreach (var state in weakestFirst)
            if (targets.Any(target => target.State == state))
                return state;
        return EvidenceState.Proven;
    }
}
