using System.Text.Json.Serialization;
using Evaluation.Contracts;

namespace Evaluation.Statistics.Chain;

/// <summary>What can be said of a cohort on one day.</summary>
/// <param name="Levels">Those in the plan, in their order.</param>
public sealed record ChainJudgement(DateOnly AsOf, Verdict Verdict, IReadOnlyList<LevelJudgement> Levels);

/// <param name="BrokenAt">The first closed level that failed.</param>
/// <param name="Holes">Levels not in the plan, or closed and not measured.</param>
/// <param name="AtRisk">Levels that fail so far and are not closed.</param>
public sealed record Verdict(VerdictState State, Level? BrokenAt, IReadOnlyList<Level> Holes, IReadOnlyList<Level> AtRisk);

/// <param name="OpensOn">Null, like <paramref name="ClosesOn"/>, when every wave is cancelled.</param>
/// <param name="Waves">Behaviour only: those that are not cancelled, by months.</param>
public sealed record LevelJudgement(
    Level Level,
    Phase Phase,
    DateOnly? OpensOn,
    DateOnly? ClosesOn,
    EvidenceState State,
    IReadOnlyList<TargetJudgement> Targets,
    IReadOnlyList<WavePhase>? Waves = null);

public sealed record WavePhase(int Months, DateOnly OpensOn, DateOnly ClosesOn, Phase Phase);

/// <summary>A target of the plan, with the estimate that it is compared with.</summary>
/// <param name="Wave">As the target names it; null means the latest wave that has data.</param>
/// <param name="Reason">Why it is not measured although it has a value.</param>
public sealed record TargetJudgement(
    Level Level,
    Metric Metric,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RespondentGroup? Group,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Wave,
    double AtLeast,
    double? Value,
    double? Low,
    double? High,
    EvidenceState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TargetReason? Reason = null);

[JsonConverter(typeof(CodeConverter<TargetReason>))]
public enum TargetReason { TooFew }
