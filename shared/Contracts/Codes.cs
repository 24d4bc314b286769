using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evaluation.Contracts;

/// <summary>Writes an enum as its name in camelCase (or as its <see cref="JsonStringEnumMemberNameAttribute"/>); numbers are refused.</summary>
public sealed class CodeConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>The four levels of Kirkpatrick's model, in their order.</summary>
[JsonConverter(typeof(CodeConverter<Level>))]
public enum Level { Reaction, Learning, Behaviour, Results }

/// <summary>Who answers a reaction survey.</summary>
[JsonConverter(typeof(CodeConverter<RespondentGroup>))]
public enum RespondentGroup { Participant, Organiser }

/// <summary>Who observes behaviour, in the order in which they are reported.</summary>
[JsonConverter(typeof(CodeConverter<RaterGroup>))]
public enum RaterGroup { Supervisor, Peer, Subordinate, Self }

[JsonConverter(typeof(CodeConverter<TestPhase>))]
public enum TestPhase { Pre, Post }

/// <summary>What the supervisor says about the use of the training at work.</summary>
[JsonConverter(typeof(CodeConverter<Application>))]
public enum Application { Full, Partial, None }

[JsonConverter(typeof(CodeConverter<Barrier>))]
public enum Barrier
{
    Workload,
    [JsonStringEnumMemberName("supervisor-support")] SupervisorSupport,
    [JsonStringEnumMemberName("work-environment")] WorkEnvironment,
    Budget,
    [JsonStringEnumMemberName("material-mismatch")] MaterialMismatch,
    [JsonStringEnumMemberName("transfer-of-post")] TransferOfPost,
    [JsonStringEnumMemberName("no-opportunity")] NoOpportunity,
    Other,
}

/// <summary>Why a participant is neither due nor observed in a wave.</summary>
[JsonConverter(typeof(CodeConverter<ExemptReason>))]
public enum ExemptReason
{
    Transferred, Retired,
    [JsonStringEnumMemberName("on-leave")] OnLeave,
    Resigned, Deceased, Other,
}

/// <summary>Whether reaction answers are kept under the participant's opaque id, or under none at all.</summary>
[JsonConverter(typeof(CodeConverter<IdentityMode>))]
public enum IdentityMode { Confidential, Anonymous }

[JsonConverter(typeof(CodeConverter<KpiDirection>))]
public enum KpiDirection { Increase, Decrease }

[JsonConverter(typeof(CodeConverter<MeasurementGroup>))]
public enum MeasurementGroup { Trained, Comparison }

[JsonConverter(typeof(CodeConverter<FinanceKind>))]
public enum FinanceKind { Cost, Benefit }

/// <summary>How strong the claim is that the training moved a KPI, weakest last.</summary>
[JsonConverter(typeof(CodeConverter<Claim>))]
public enum Claim { Comparison, Trend, BeforeAfter }

[JsonConverter(typeof(CodeConverter<Metric>))]
public enum Metric
{
    Mean, ResponseRate,
    CompletionRate, PercentGain, HakeClass, PassRate,
    ApplicationRate, Score, Coverage,
    KpisAchieved, RoiPercent,
}

[JsonConverter(typeof(CodeConverter<Category>))]
public enum Category
{
    [JsonStringEnumMemberName("very-poor")] VeryPoor,
    Poor, Fair, Good,
    [JsonStringEnumMemberName("very-good")] VeryGood,
}

[JsonConverter(typeof(CodeConverter<HakeBand>))]
public enum HakeBand { Loss, Low, Medium, High }

[JsonConverter(typeof(CodeConverter<Phase>))]
public enum Phase { Upcoming, Open, Closed }

/// <summary>What is known of a target, and of a level.</summary>
[JsonConverter(typeof(CodeConverter<EvidenceState>))]
public enum EvidenceState { Proven, Met, Inconclusive, Failed, NotMeasured }

[JsonConverter(typeof(CodeConverter<VerdictState>))]
public enum VerdictState { Broken, InProgress, Incomplete, Inconclusive, Unbroken }

[JsonConverter(typeof(CodeConverter<LinkReading>))]
public enum LinkReading { TooFew, NoVariance, Anonymous, Unclear, Weak, Moderate, Strong }

[JsonConverter(typeof(CodeConverter<ProgrammeKind>))]
public enum ProgrammeKind
{
    Basic, Leadership, Functional, Technical,
    [JsonStringEnumMemberName("socio-cultural")] SocioCultural,
    [JsonStringEnumMemberName("capacity-building")] CapacityBuilding,
    Other,
}

/// <summary>Standing of a participant in the cohort; only active ones are counted.</summary>
[JsonConverter(typeof(CodeConverter<ParticipantStatus>))]
public enum ParticipantStatus { Active, Withdrawn }
