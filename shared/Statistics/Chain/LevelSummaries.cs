using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;

namespace Evaluation.Statistics.Chain;

/// <summary>What the four levels have sent. Null: nothing yet.</summary>
public sealed record LevelSummaries(
    ReactionSummary? Reaction = null, LearningSummary? Learning = null, BehaviourSummary? Behaviour = null, ResultsSummary? Results = null)
{
    public IReadOnlyList<Estimate> Estimates(Level level) => level switch
    {
        Level.Reaction => Reaction?.Estimates,
        Level.Learning => Learning?.Estimates,
        Level.Behaviour => Behaviour?.Estimates,
        _ => Results?.Estimates,
    } ?? [];
}
