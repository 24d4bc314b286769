using System.Text.Json.Serialization;

namespace Evaluation.Portal.Api;

// The levels of a chain document. Whatever bears Suppressed is null because it rests on so few people that this reader is not shown it.

internal interface ILevel
{
    string Phase { get; }
    string State { get; }
    IReadOnlyList<Target> Targets { get; }

    /// <summary>Not measured for this reader alone, who is kept from what it is measured by.</summary>
    bool IsHidden => State == "notMeasured" && Targets.Any(target => target.IsHidden);

    /// <summary>Of a hidden level the state of those targets that this reader is shown; null where there are none, or none is measured.</summary>
    string? Shown { get; }
}

internal sealed record Target(
    string Level, string Metric, double AtLeast, double? Value, double? Low, double? High, string State,
    string? Group = null, int? Wave = null, string? Reason = null, bool Suppressed = false)
{
    public bool IsHidden => this is { Suppressed: true, Value: null };
}

internal sealed record Reaction(
    string Phase, string State, IReadOnlyList<Target> Targets, int Invited = 0, int Responded = 0, double? ResponseRate = null,
    IReadOnlyList<ReactionGroup>? Groups = null, IReadOnlyList<Gap>? Gaps = null, string? Shown = null) : ILevel;

internal sealed record ReactionGroup(
    string Group, int Invited, int Responded, double? ResponseRate, double? Mean, string? Category,
    IReadOnlyList<Dimension> Dimensions, bool Suppressed = false);

internal sealed record Dimension(
    string Code, double? Mean, string? Category, double? Alpha,
    IReadOnlyList<ItemFigures>? Items = null, IReadOnlyList<IndicatorFigures>? Indicators = null, ReliabilityBasis? AlphaBasis = null, bool Suppressed = false);

internal sealed record ItemFigures(string Code, int? N, double? Mean, string? Category, bool Suppressed = false);

internal sealed record IndicatorFigures(string Code, double? Mean, string? Category, bool Suppressed = false);

internal sealed record Gap(string Code, IReadOnlyList<string> Between, [property: JsonPropertyName("gap")] double? Value, bool Suppressed = false);

internal sealed record Learning(
    string Phase, string State, IReadOnlyList<Target> Targets, int? Enrolled = null, int? Pretested = null, int? Posttested = null, int? Paired = null,
    double? CompletionRate = null, double? PreMean = null, double? PostMean = null, double? GainMean = null, double? GainLow = null, double? GainHigh = null,
    double? PercentGain = null, double? HakeClass = null, string? HakeBand = null, double? NormalisedChange = null,
    double? PassRatePre = null, double? PassRatePost = null, double? PassRate = null, double? T = null, double? Df = null, double? P = null, double? Dz = null,
    double? Kr20 = null, IReadOnlyList<TestItem>? Items = null, Distribution? Distribution = null, LearningBasis? Basis = null, bool Suppressed = false, string? Shown = null) : ILevel;

/// <summary>How many of those who took both tests scored how much, in tenths of the highest score. Null where the reader is not shown how many.</summary>
internal sealed record Distribution(IReadOnlyList<int?> Pre, IReadOnlyList<int?> Post)
{
    /// <summary>By phase.</summary>
    public IEnumerable<(string Phase, IReadOnlyList<int?> Counts)> Series => [("pre", Pre), ("post", Post)];
}

internal sealed record TestItem(string Code, int? N, double? Difficulty, double? Discrimination, bool Suppressed = false);

internal sealed record Behaviour(string Phase, string State, IReadOnlyList<Target> Targets, IReadOnlyList<Wave>? Waves = null, string? Shown = null) : ILevel;

internal sealed record Wave(
    int Months, DateOnly OpensOn, DateOnly ClosesOn, string Phase, int Due, int Exempt, int? Observed, double? Coverage,
    double? Score, double? Low, double? High, string? Category, double? WeightUsed, IReadOnlyList<RaterFigures> Groups, double? SelfOtherGap,
    Applied? Applied, double? ApplicationRate, double? ApplicationLow, double? ApplicationHigh,
    IReadOnlyList<BarrierCount> Barriers, Agreement? Agreement = null, WaveBasis? Basis = null, bool Suppressed = false);

internal sealed record RaterFigures(string Group, int? Observations, double? Mean, bool Suppressed = false);

internal sealed record Applied(int? Full, int? Partial, int? None, bool Suppressed = false)
{
    public int? Answers => Full + Partial + None;
}

internal sealed record BarrierCount(string Code, int? Participants, bool Suppressed = false);

internal sealed record Agreement(double? RwgMedian, double? Icc1, int? RwgParticipants = null, IntraclassBasis? Icc1Basis = null, bool Suppressed = false);

internal sealed record Results(
    string Phase, string State, IReadOnlyList<Target> Targets, DateOnly OpensOn, DateOnly ClosesOn,
    IReadOnlyList<KpiFigures>? Kpis = null, double? AchievedShare = null, Finance? Finance = null, bool Suppressed = false, string? Shown = null) : ILevel;

internal sealed record KpiFigures(
    string Code, string Name, string Direction, double Baseline, double Target, double? Actual, int? Month, double? ChangePercent,
    double? AchievementPercent, double? Progress, bool? Achieved, string? Claim, double? Effect, double? EffectLow, double? EffectHigh, string? UnitOfMeasure = null,
    int? Units = null, EffectBasis? Basis = null, bool Suppressed = false);

internal sealed record Finance(
    decimal? Cost, decimal? Benefit, decimal? CreditedBenefit, double? Bcr, double? RoiPercent, double? PaybackMonths, bool Suppressed = false);
