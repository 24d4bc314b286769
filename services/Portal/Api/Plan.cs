namespace Evaluation.Portal.Api;

// Of the plan, what the pages name things by and draw scales from.

internal sealed record Plan(PlannedReaction? Reaction = null, PlannedLearning? Learning = null, PlannedBehaviour? Behaviour = null);

internal sealed record Scale(int Min, int Max);

internal sealed record PlannedReaction(Instrument Instrument, string? Identity = null);

internal sealed record Instrument(string Name, Scale Scale, IReadOnlyList<PlannedDimension> Dimensions);

internal sealed record PlannedDimension(string Code, string Name, IReadOnlyList<PlannedItem>? Items = null, IReadOnlyList<PlannedIndicator>? Indicators = null);

/// <param name="Items">Codes of items of the dimension.</param>
internal sealed record PlannedIndicator(string Code, string Name, IReadOnlyList<string> Items);

internal sealed record PlannedItem(string Code, string? Name = null, string? Text = null);

internal sealed record PlannedLearning(double MaxScore, double PassMark, PlannedTest? Test = null);

internal sealed record PlannedTest(IReadOnlyList<PlannedQuestion> Questions);

/// <param name="Type"><c>single</c>, <c>multiple</c> or <c>essay</c>; null for a single choice.</param>
/// <param name="Points">The most there are.</param>
internal sealed record PlannedQuestion(string Code, string? Type = null, double Points = 1);

internal sealed record PlannedBehaviour(BehaviourInstrument Instrument, RaterWeights? RaterWeights = null);

internal sealed record BehaviourInstrument(string Name, Scale Scale, IReadOnlyList<PlannedItem>? Items = null);

internal sealed record RaterWeights(double? Supervisor = null, double? Peer = null, double? Subordinate = null)
{
    /// <summary>Those that count, by rater group.</summary>
    public IEnumerable<(string Group, double Weight)> Positive =>
        new[] { ("supervisor", Supervisor ?? 0), ("peer", Peer ?? 0), ("subordinate", Subordinate ?? 0) }.Where(weight => weight.Item2 > 0);
}
