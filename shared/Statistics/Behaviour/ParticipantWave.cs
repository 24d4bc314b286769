using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Numbers;
using Barrier = Evaluation.Contracts.Barrier;

namespace Evaluation.Statistics.Behaviour;

/// <summary>All that one participant's observations give to one wave.</summary>
/// <param name="Observations">Of any kind, also those too thin to be scored.</param>
/// <param name="Scores">Of the observations that count, by rater group.</param>
/// <param name="Composite">Null when the participant is not measured.</param>
/// <param name="SelfGap">Self score − composite; null without both.</param>
/// <param name="Applied">What the supervisor says about the use at work.</param>
/// <param name="Barriers">Named by any rater, each once, in the order of the codes.</param>
/// <param name="Rwg">r_wg(J) of the others who observed every item; null under two of them.</param>
/// <param name="Parts">By rater group its share in the composite's weight, and that times its mean; null for a group that bears nothing, or without a composite.</param>
public sealed record ParticipantWave(
    int Observations,
    IReadOnlyList<Moments> Scores,
    Composite? Composite,
    decimal? SelfGap,
    Application? Applied,
    IReadOnlyList<Barrier> Barriers,
    double? Rwg,
    IReadOnlyList<(decimal Share, decimal Score)?> Parts)
{
    /// <summary>Of a participant who is due; for one who is exempt there is nothing to count.</summary>
    public static ParticipantWave From(BehaviourInstrument instrument, RaterWeights weights, IReadOnlyList<Observation> observations)
    {
        var counted = observations.Select(observation => ObservationScore.Of(instrument, observation)).OfType<ObservationScore>().ToList();
        var scores = new Moments[Enum.GetValues<RaterGroup>().Length];
        foreach (var observation in counted)
            scores[(int)observation.Group] = scores[(int)observation.Group].With(observation.Score, 1);
        var means = Enum.GetValues<RaterGroup>().Select(group => Mean(counted, group)).ToList();
        var composite = Composite.Of(weights, means);
        var complete = counted.Where(observation => observation.Group != RaterGroup.Self).Select(observation => observation.Items).OfType<int[]>();
        return new ParticipantWave(
            observations.Count,
            scores,
            composite,
            means[(int)RaterGroup.Self] - composite?.Score,
            observations.FirstOrDefault(observation => observation is { RaterGroup: RaterGroup.Supervisor, Applied: not null })?.Applied,
            [.. observations.SelectMany(observation => observation.Barriers ?? []).Distinct().Order()],
            InterraterAgreement.Of([.. complete], instrument.Scale.Max - instrument.Scale.Min + 1),
            composite is null ? [] : [.. Composite.Shares(weights, means).Select((share, group) => share > 0 ? (share, share * means[group]!.Value) : ((decimal, decimal)?)null)]);
    }

    private static decimal? Mean(List<ObservationScore> counted, RaterGroup group)
    {
        var scores = counted.Where(observation => observation.Group == group).ToList();
        return scores.Count > 0 ? scores.Sum(observation => observation.Score) / scores.Count : null;
    }
}
