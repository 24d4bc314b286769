using Evaluation.Contracts.Plans;

namespace Evaluation.Contracts.Events;

/// <summary>State of one cohort, in a version: applying it twice or late does nothing.</summary>
public interface ICohortEvent
{
    Guid CohortId { get; }
    StateVersion Version { get; }
}

/// <summary>A cohort's definition and plan as they are now.</summary>
/// <param name="PlanVersion">Counts the plans; answers remember the one under which they were given.</param>
/// <param name="PlanChanges">What changed in the plan after data had come in, oldest first.</param>
/// <param name="Policy">What the programme type lays down for follow-ups; null for the default.</param>
public sealed record CohortPlanned(
    Guid CohortId, StateVersion Version, CohortDefinition Definition, int PlanVersion, IReadOnlyList<PlanChange> PlanChanges,
    FollowUpPolicy? Policy = null) : ICohortEvent;

/// <summary>A change of plan, shown in the chain because targets must not move to meet results.</summary>
/// <param name="What">What changed: the level's code, with ".targets" for its targets.</param>
/// <param name="By">Opaque id of the account.</param>
/// <param name="Role">Of the account at that time; null in changes from before it was told.</param>
public sealed record PlanChange(int PlanVersion, DateTimeOffset At, string By, IReadOnlyList<string> What, string? Role = null);

/// <summary>A tombstone: it outranks whatever still comes about the cohort, whatever its version.</summary>
public sealed record CohortRemoved(Guid CohortId, StateVersion Version, string Code) : ICohortEvent;

/// <summary>The persons of a cohort that changed: opaque ids, never names.</summary>
/// <param name="Total">How many persons the roster has at this version, so that a receiver knows whether it has them all.</param>
/// <param name="NumberSum">Sum of their version numbers: equal to the receiver's own sum only when nothing is missing.</param>
public sealed record RosterChanged(
    Guid CohortId, StateVersion Version, IReadOnlyList<RosterPerson> Persons, int Total, long NumberSum) : ICohortEvent;

/// <param name="Number">Version number of this person, under the event's epoch.</param>
/// <param name="Removed">A tombstone: the person is no longer in the cohort.</param>
/// <param name="SupervisorId">The rater who supervises this participant.</param>
/// <param name="Supervisors">Who it was from which day on, oldest first; null where nothing but the latest is known.</param>
public sealed record RosterPerson(
    Guid Id, long Number, PersonRoles Roles, ParticipantStatus Status, Guid? SupervisorId = null, bool Removed = false,
    IReadOnlyList<SupervisorPeriod>? Supervisors = null);

/// <summary>Who supervised a participant from a day on, until the next period begins.</summary>
/// <param name="SupervisorId">Null while there is none.</param>
public sealed record SupervisorPeriod(DateOnly From, Guid? SupervisorId);

/// <summary>What a person is in one cohort; somebody can be participant and rater at once.</summary>
[Flags]
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonNumberEnumConverter<PersonRoles>))]
public enum PersonRoles { None = 0, Participant = 1, Organiser = 2, Rater = 4 }

/// <summary>What went into the training.</summary>
public sealed record InputsSummarised(Guid CohortId, StateVersion Version, InputsSummary Inputs) : ICohortEvent;

/// <param name="AttendanceRate">0..1 over active participants whose hours are known; null without any.</param>
/// <param name="Attendance">What the rate is computed from; null without a rate, and in what was told before it was.</param>
public sealed record InputsSummary(double? AttendanceRate, decimal? BudgetPlanned, decimal? BudgetSpent, AttendanceBasis? Attendance = null);

/// <param name="Participants">Active ones whose hours are known.</param>
/// <param name="Hours">Σ of their hours, of each at most the credit hours.</param>
/// <param name="CreditHours">Of the training.</param>
public sealed record AttendanceBasis(int Participants, decimal Hours, decimal CreditHours);
