namespace Evaluation.Contracts.Summaries;

/// <param name="Waves">Those of the plan that are not cancelled, by months.</param>
public sealed record BehaviourSummary(IReadOnlyList<BehaviourWave> Waves, IReadOnlyList<Estimate> Estimates);

/// <param name="Observed">Participants whose composite could be computed.</param>
/// <param name="WeightUsed">Mean share of the rater weights present.</param>
/// <param name="Basis">Not in summaries before model version 3.</param>
public sealed record BehaviourWave(
    int Months,
    int Due,
    int Exempt,
    int Observed,
    double? Coverage,
    double? Score,
    double? Low,
    double? High,
    Category? Category,
    double? WeightUsed,
    IReadOnlyList<RaterGroupSummary> Groups,
    double? SelfOtherGap,
    ApplicationCounts Applied,
    double? ApplicationRate,
    double? ApplicationLow,
    double? ApplicationHigh,
    IReadOnlyList<BarrierCount> Barriers,
    Agreement Agreement,
    WaveBasis? Basis = null);

/// <summary>What some figures of a wave are computed from that no other figure says.</summary>
/// <param name="Raters">The score is Σ weight · mean over them; null without a score.</param>
/// <param name="SelfOthers">Participants with both a self score and a composite; null without any.</param>
public sealed record WaveBasis(IReadOnlyList<RaterPart>? Raters = null, int? SelfOthers = null);

/// <summary>A rater group's part in the score.</summary>
/// <param name="Participants">Observed participants of whom the group has spoken.</param>
/// <param name="Weight">Mean over all observed participants of the group's share in the weight present, 0 where it is absent; the groups' add up to 1.</param>
/// <param name="Mean">Of these participants' means, each counted by that share.</param>
public sealed record RaterPart(RaterGroup Group, int Participants, double Weight, double Mean);

public sealed record RaterGroupSummary(RaterGroup Group, int Observations, double? Mean);

public sealed record ApplicationCounts(int Full, int Partial, int None);

public sealed record BarrierCount(Barrier Code, int Participants);

/// <param name="RwgMedian">Median over participants of r_wg(J).</param>
/// <param name="Icc1">ICC(1) over all observations by others.</param>
/// <param name="RwgParticipants">Those whom the median is of; null without one, and in summaries before model version 3.</param>
/// <param name="Icc1Basis">Likewise.</param>
public sealed record Agreement(double? RwgMedian, double? Icc1, int? RwgParticipants = null, IntraclassBasis? Icc1Basis = null);

/// <summary>What ICC(1) is computed from.</summary>
/// <param name="Observations">By others than the participants themselves.</param>
/// <param name="Participants">Whom they are of.</param>
/// <param name="Between">Mean square between participants, MSB.</param>
/// <param name="Within">Mean square within them, MSW.</param>
/// <param name="Each">Observations of each participant, k₀: less than their mean where some have more than others.</param>
public sealed record IntraclassBasis(int Observations, int Participants, double Between, double Within, double Each);
