using System.Text.Json.Serialization;

namespace Evaluation.Contracts.Events;

/// <summary>What somebody is asked to fill in.</summary>
[JsonConverter(typeof(CodeConverter<TaskKind>))]
public enum TaskKind { ReactionSurvey, Observation, SelfAssessment, PreTest, PostTest }

/// <summary>Asks for the first mail about something to fill in. What is still to be done is asked again when the mail is made.</summary>
/// <param name="Wave">Months of the wave; null for a reaction survey and a test.</param>
/// <param name="Members">Opaque ids of those who are asked.</param>
/// <param name="ClosesOn">The last day, in the cohort's time zone.</param>
public sealed record InvitationRequested(
    Guid CohortId, StateVersion Version, TaskKind Task, int? Wave, IReadOnlyList<Guid> Members, DateOnly ClosesOn) : ICohortEvent;

/// <summary>Asks for a mail to those who have not answered.</summary>
/// <param name="Step">Counts the reminders of the wave or survey, from 1.</param>
public sealed record ReminderRequested(
    Guid CohortId, StateVersion Version, TaskKind Task, int? Wave, int Step, IReadOnlyList<Guid> Members, DateOnly ClosesOn) : ICohortEvent;

[JsonConverter(typeof(CodeConverter<EscalationReason>))]
public enum EscalationReason { NotMyStaff, CouldNotObserve, NoRater, Shortfall, StillMissing, Unmarked }

/// <summary>Asks the cohort's training unit to step in.</summary>
/// <param name="Missing">How many answers or marks are missing, where the reason counts them.</param>
/// <param name="Task">Of a survey or a test. Those of one cohort come from several services, whose versions say nothing of each other.</param>
public sealed record EscalationRequested(
    Guid CohortId, StateVersion Version, EscalationReason Reason, int? Wave, Guid? Participant = null, Guid? Rater = null, int? Missing = null, TaskKind? Task = null) : ICohortEvent;

/// <summary>Asks for one personal link to the address on file; Identity has found whose it is.</summary>
/// <param name="Member">One of the person's ids within cohorts, by which Cohorts knows the address.</param>
public sealed record LinkRequested(Guid Person, Guid Member);
