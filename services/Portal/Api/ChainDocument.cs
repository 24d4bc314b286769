using System.Text.Json.Serialization;

namespace Evaluation.Portal.Api;

// What the API says, as far as the pages show it. Codes stay text: one that a later version adds is shown as it is, and breaks nothing.

internal sealed record AccessToken([property: JsonPropertyName("accessToken")] string Value, int ExpiresIn);

internal sealed record ChainPage(IReadOnlyList<ChainSummary> Items, string? Cursor);

internal sealed record ChainSummary(Cohort Cohort, DateOnly AsOf, Verdict Verdict, IReadOnlyList<LevelMark> Levels);

internal sealed record LevelMark(string Level, bool Planned, string? Phase, string? State);

internal sealed record Named(string Code, string Name);

internal sealed record Cohort(string Code, string Name, Named Programme, Named Agency, DateOnly StartsOn, DateOnly EndsOn, int Participants, int Organisers);

internal sealed record Verdict(string State, string? BrokenAt, IReadOnlyList<string> Holes, IReadOnlyList<string> AtRisk);

/// <summary>A cohort's chain. A level that is not in the plan is null.</summary>
internal sealed record ChainDocument(
    Cohort Cohort, DateOnly AsOf, Verdict Verdict, Inputs? Inputs,
    Reaction? Reaction, Learning? Learning, Behaviour? Behaviour, Results? Results, IReadOnlyList<Link> Links, Plan? Plan = null)
{
    /// <summary>The four levels in their order; null for one that is not in the plan.</summary>
    public IEnumerable<(string Name, ILevel? Level)> Levels =>
        [("reaction", Reaction), ("learning", Learning), ("behaviour", Behaviour), ("results", Results)];
}

/// <summary>Of the plan, what the pages name things by.</summary>
internal sealed record Plan(PlannedReaction? Reaction);

internal sealed record PlannedReaction(Instrument Instrument);

internal sealed record Instrument(IReadOnlyList<Named> Dimensions);

internal sealed record Inputs(double? AttendanceRate, decimal? BudgetPlanned, decimal? BudgetSpent);

internal interface ILevel
{
    string Phase { get; }
    string State { get; }
    IReadOnlyList<Target> Targets { get; }
}

internal sealed record Target(
    string Level, string Metric, double AtLeast, double? Value, double? Low, double? High, string State,
    string? Group = null, int? Wave = null, string? Reason = null, bool Suppressed = false);

internal sealed record Reaction(
    string Phase, string State, int Invited, int Responded, double? ResponseRate,
    IReadOnlyList<ReactionGroup> Groups, IReadOnlyList<Gap> Gaps, IReadOnlyList<Target> Targets) : ILevel;

internal sealed record ReactionGroup(
    string Group, int Invited, int Responded, double? ResponseRate, double? Mean, string? Category,
    IReadOnlyList<Dimension> Dimensions, bool Suppressed = false);

internal sealed record Dimension(string Code, double? Mean, string? Category, double? Alpha);

internal sealed record Gap(string Code, IReadOnlyList<string> Between, [property: JsonPropertyName("gap")] double? Value);

internal sealed record Learning(
    string Phase, string State, int Enrolled, int? Pretested, int? Posttested, int? Paired, double? CompletionRate,
    double? PreMean, double? PostMean, double? GainMean, double? GainLow, double? GainHigh, double? PercentGain,
    double? HakeClass, string? HakeBand, double? PassRatePre, double? PassRatePost, double? PassRate,
    double? T, double? Df, double? P, double? Dz, IReadOnlyList<Target> Targets, bool Suppressed = false) : ILevel;

internal sealed record Behaviour(string Phase, string State, IReadOnlyList<Wave> Waves, IReadOnlyList<Target> Targets) : ILevel;

internal sealed record Wave(
    int Months, DateOnly OpensOn, DateOnly ClosesOn, string Phase, int Due, int Exempt, int? Observed, double? Coverage,
    double? Score, double? Low, double? High, string? Category, IReadOnlyList<RaterFigures> Groups, double? SelfOtherGap,
    Applied? Applied, double? ApplicationRate, double? ApplicationLow, double? ApplicationHigh,
    IReadOnlyList<BarrierCount> Barriers, bool Suppressed = false);

internal sealed record RaterFigures(string Group, int? Observations, double? Mean);

internal sealed record Applied(int? Full, int? Partial, int? None);

internal sealed record BarrierCount(string Code, int? Participants);

internal sealed record Results(
    string Phase, string State, DateOnly OpensOn, DateOnly ClosesOn, IReadOnlyList<KpiFigures> Kpis,
    double? AchievedShare, Finance? Finance, IReadOnlyList<Target> Targets) : ILevel;

internal sealed record KpiFigures(
    string Code, string Name, string Direction, double Baseline, double Target, double? Actual, int? Month, double? ChangePercent,
    double? AchievementPercent, bool? Achieved, string? Claim, double? Effect, double? EffectLow, double? EffectHigh);

internal sealed record Finance(decimal? Cost, decimal? Benefit, decimal? CreditedBenefit, double? Bcr, double? RoiPercent, double? PaybackMonths);

internal sealed record Link(string From, string To, int? N, double? Coefficient, double? Low, double? High, double? P, string Reading);
