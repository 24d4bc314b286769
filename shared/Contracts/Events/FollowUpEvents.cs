namespace Evaluation.Contracts.Events;

/// <summary>A wave takes observations from now on.</summary>
/// <param name="Months">The wave's name: its planned months.</param>
/// <param name="Due">Participants who should be observed, those exempt not among them.</param>
public sealed record FollowUpOpened(
    Guid CohortId, StateVersion Version, int Months, DateOnly OpensOn, DateOnly ClosesOn, int Due) : ICohortEvent;

/// <summary>A wave takes no more from respondents, but where somebody was given longer.</summary>
/// <param name="Assignments">How many were asked.</param>
/// <param name="Answered">How many of them answered.</param>
public sealed record FollowUpClosed(Guid CohortId, StateVersion Version, int Months, int Assignments, int Answered) : ICohortEvent;

/// <param name="AnswerVersion">Above 1 it is a correction.</param>
/// <param name="Source">How it came in: link, account, entered or import.</param>
public sealed record ObservationSubmitted(
    Guid CohortId, StateVersion Version, int Months, Guid Participant, Guid Rater, RaterGroup RaterGroup, int AnswerVersion, string Source) : ICohortEvent;

/// <param name="To">Null when nobody is found yet: the training unit is asked.</param>
/// <param name="Reason">supervisor-changed, not-my-staff, or what the training unit said.</param>
public sealed record ObservationReassigned(
    Guid CohortId, StateVersion Version, int Months, Guid Participant, RaterGroup RaterGroup, Guid From, Guid? To, string Reason) : ICohortEvent;
