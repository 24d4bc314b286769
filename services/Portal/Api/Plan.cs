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

internal sealed record PlannedLearning(double MaxScore, double PassMark);

internal sealed record PlannedBehaviour(BehaviourInstrument Instrument, RaterWeights? RaterWeights = null);

internal sealed record BehaviourInstrument(string Name, Scale Scale);

internal sealed record RaterWeights(double? Supervisor = null, double? Peer = null, double? Subordinate = null);
