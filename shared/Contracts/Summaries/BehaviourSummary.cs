namespace Evaluation.Contracts.Summaries;

/// <param name="Waves">Those of the plan that are not cancelled, by months.</param>
public sealed record BehaviourSummary(IReadOnlyList<BehaviourWave> Waves, IReadOnlyList<Estimate> Estimates);

/// <param name="Observed">Participants whose composite could be computed.</param>
/// <param name="WeightUsed">Mean share of the rater weights present.</param>
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
    Agreement Agreement);

public sealed record RaterGroupSummary(RaterGroup Group, int Observations, double? Mean);

public sealed record ApplicationCounts(int Full, int Partial, int None);

public sealed record BarrierCount(Barrier Code, int Participants);

/// <param name="RwgMedian">Median over participants of r_wg(J).</param>
/// <param name="Icc1">ICC(1) over all observations by others.</param>
public sealed record Agreement(double? RwgMedian, double? Icc1);
