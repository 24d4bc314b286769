using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.KeepInstruments;

/// <summary>What is asked at a level: one of the two is given, as <paramref name="Kind"/> says.</summary>
/// <param name="Kind"><c>reaction</c> or <c>behaviour</c>.</param>
internal sealed record InstrumentContent(string? Kind, ReactionInstrument? Reaction = null, BehaviourInstrument? Behaviour = null)
{
    public const string OfReaction = "reaction", OfBehaviour = "behaviour";

    public string? Code => Reaction?.Code ?? Behaviour?.Code;

    public string? Name => Reaction?.Name ?? Behaviour?.Name;

    public int Items => Reaction?.Dimensions.Sum(dimension => dimension.Items.Count) ?? Behaviour?.Items.Count ?? 0;
}

/// <summary>A version of an instrument, which stays as it is for ever: answers were given under it.</summary>
/// <param name="Agency">Whose it is; null for everybody's.</param>
internal sealed record Instrument(string Code, int Version, string? Agency, InstrumentContent Content);
