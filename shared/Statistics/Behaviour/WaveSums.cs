using System.Numerics;
using System.Text.Json.Serialization;
using Evaluation.Contracts;
using Evaluation.Statistics.Numbers;
using Barrier = Evaluation.Contracts.Barrier;

namespace Evaluation.Statistics.Behaviour;

/// <summary>
/// What the summary of one wave is made from, kept up participant by participant: when an observation changes, remove the
/// participant as it was and add it as it is. Every sum is exact. Goes to JSON and back as it is.
/// </summary>
public sealed class WaveSums
{
    /// <summary>Of due participants, also observations too thin to be scored.</summary>
    public int Observations { get; set; }

    public Moments Composites { get; set; }
    public Moments WeightsUsed { get; set; }
    public Moments SelfGaps { get; set; }

    /// <summary>Scores of the observations that count, by rater group.</summary>
    public Moments[] Scores { get; set; } = new Moments[Enum.GetValues<RaterGroup>().Length];

    /// <summary>By rater group, its shares in the weight of the composites; of those where it has any.</summary>
    public Moments[] Shares { get; set; } = new Moments[Enum.GetValues<RaterGroup>().Length];

    /// <summary>Likewise, its means times these shares: over all groups they add up to the composites.</summary>
    public Moments[] Parts { get; set; } = new Moments[Enum.GetValues<RaterGroup>().Length];

    /// <summary>Participants by what the supervisor said.</summary>
    public int[] Applied { get; set; } = new int[Enum.GetValues<Application>().Length];

    /// <summary>Participants by barrier.</summary>
    public int[] Barriers { get; set; } = new int[Enum.GetValues<Barrier>().Length];

    /// <summary>How many participants have which r_wg(J).</summary>
    public SortedDictionary<double, int> Rwgs { get; set; } = [];

    /// <summary>Participants observed by somebody else, for ICC(1).</summary>
    public int Rated { get; set; }

    /// <summary>Σ over them of the squared number of observations by others.</summary>
    public long RatingsSquared { get; set; }

    /// <summary>Σ over them of (Σ score)²/n over the observations by others, in units of 10⁻²⁴.</summary>
    [JsonConverter(typeof(BigIntegerConverter))]
    public BigInteger BetweenSquares { get; set; }

    public void Add(ParticipantWave participant) => Count(participant, 1);

    /// <summary>Takes back a participant who was added.</summary>
    public void Remove(ParticipantWave participant) => Count(participant, -1);

    private void Count(ParticipantWave participant, int times)
    {
        Observations += times * participant.Observations;
        if (participant.Composite is { } composite)
        {
            Composites = Composites.With(composite.Score, times);
            WeightsUsed = WeightsUsed.With(composite.WeightUsed, times);
            CountParts(participant.Parts, times);
        }

        if (participant.SelfGap is { } selfGap) SelfGaps = SelfGaps.With(selfGap, times);
        for (var group = 0; group < Scores.Length; group++) Scores[group] = Scores[group].With(participant.Scores[group], times);
        if (participant.Applied is { } applied) Applied[(int)applied] += times;
        foreach (var barrier in participant.Barriers) Barriers[(int)barrier] += times;
        if (participant.Rwg is { } rwg) CountRwg(rwg, times);
        CountRatings(OthersOf(participant.Scores), times);
    }

    /// <summary>The scores that were not given by the participants themselves.</summary>
    internal static Moments OthersOf(IReadOnlyList<Moments> scores) =>
        default(Moments).With(scores[(int)RaterGroup.Supervisor], 1).With(scores[(int)RaterGroup.Peer], 1).With(scores[(int)RaterGroup.Subordinate], 1);

    private void CountParts(IReadOnlyList<(decimal Share, decimal Score)?> parts, int times)
    {
        foreach (var (group, part) in parts.Index())
        {
            if (part is not { } known) continue;
            Shares[group] = Shares[group].With(known.Share, times);
            Parts[group] = Parts[group].With(known.Score, times);
        }
    }

    private void CountRwg(double rwg, int times)
    {
        var participants = Rwgs.GetValueOrDefault(rwg) + times;
        if (participants == 0) Rwgs.Remove(rwg);
        else Rwgs[rwg] = participants;
    }

    private void CountRatings(Moments others, int times)
    {
        if (others.Count == 0) return;
        Rated += times;
        RatingsSquared += times * (long)others.Count * others.Count;
        BetweenSquares += times * (others.Sum * others.Sum / others.Count);
    }
}
