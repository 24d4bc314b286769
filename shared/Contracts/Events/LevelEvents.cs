using Evaluation.Contracts.Summaries;

namespace Evaluation.Contracts.Events;

/// <summary>A level's whole summary. <c>ModelVersion</c> says by which version of the formulas.</summary>
public interface ILevelSummarised : ICohortEvent
{
    int ModelVersion { get; }
}

/// <param name="Anonymous">Only the latest summary of an anonymous cohort is kept anywhere.</param>
public sealed record ReactionSummarised(
    Guid CohortId, StateVersion Version, int ModelVersion, bool Anonymous, ReactionSummary Summary) : ILevelSummarised;

public sealed record LearningSummarised(
    Guid CohortId, StateVersion Version, int ModelVersion, LearningSummary Summary) : ILevelSummarised;

public sealed record BehaviourSummarised(
    Guid CohortId, StateVersion Version, int ModelVersion, BehaviourSummary Summary) : ILevelSummarised;

public sealed record ResultsSummarised(
    Guid CohortId, StateVersion Version, int ModelVersion, ResultsSummary Summary) : ILevelSummarised;

/// <summary>Per-participant figures for the links between levels; carries the persons that changed only.</summary>
/// <param name="Total">How many persons have figures (or a tombstone) at this version.</param>
/// <param name="NumberSum">Sum of their version numbers, see <see cref="RosterChanged"/>.</param>
public sealed record ParticipantsMeasured(
    Guid CohortId, StateVersion Version, Level Level, IReadOnlyList<ParticipantFigures> Persons, int Total, long NumberSum) : ICohortEvent;

/// <param name="Figures">
/// By name: <c>overall</c> (reaction), <c>gain</c> (learning), the wave's months (behaviour, the composite). Null is a tombstone.
/// </param>
public sealed record ParticipantFigures(Guid Participant, long Number, IReadOnlyDictionary<string, double>? Figures);

/// <summary>When a cohort's waves open and close, both days included, in the cohort's time zone.</summary>
public sealed record FollowUpScheduled(Guid CohortId, StateVersion Version, IReadOnlyList<ScheduledWave> Waves) : ICohortEvent;

public sealed record ScheduledWave(int Months, DateOnly OpensOn, DateOnly ClosesOn, bool Cancelled = false);

/// <summary>The chain of a cohort is derived anew; <paramref name="Hash"/> is of its estimates.</summary>
public sealed record ChainChanged(Guid CohortId, StateVersion Version, string Code, string Hash);

/// <summary>
/// Asks the services for their current state. A service answers with its ordinary events for every cohort for which
/// <see cref="Known"/> does not already show its latest.
/// </summary>
/// <param name="By">Who asks: the name of the service.</param>
/// <param name="Kinds">Names of the event types that it wants.</param>
/// <param name="CohortId">Only this cohort, or all when null.</param>
public sealed record ReplayRequested(string By, IReadOnlyList<string> Kinds, IReadOnlyList<KnownState> Known, Guid? CohortId = null);

/// <param name="Persons">For events that carry persons: how many are held, tombstones included.</param>
/// <param name="NumberSum">Sum of their version numbers.</param>
public sealed record KnownState(Guid CohortId, string Kind, StateVersion Version, int Persons = 0, long NumberSum = 0);
