using Evaluation.Contracts.Events;

namespace Evaluation.Contracts.Questions;

/// <summary>Asked of Cohorts by a level that does not know a cohort or a person yet, because the event is still under way.</summary>
public sealed record AskCohort(string Code);

/// <param name="Planned">Null when there is no such cohort.</param>
public sealed record CohortAnswered(CohortPlanned? Planned, RosterChanged? Roster);
