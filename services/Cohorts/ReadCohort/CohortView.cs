using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.ReadCohort;

/// <param name="PlanVersion">For If-Match, when the plan is changed.</param>
/// <param name="People">How many there are; who they are is told elsewhere.</param>
internal sealed record CohortView(Guid Id, CohortDefinition Definition, int PlanVersion, IReadOnlyList<PlanChange> PlanChanges, PeopleCount People)
{
    public static CohortView Of(StoredCohort cohort) =>
        new(cohort.Id, cohort.Planned.Definition, cohort.Planned.PlanVersion, cohort.Planned.PlanChanges, PeopleCount.Of(cohort));
}

/// <param name="Participants">The active ones.</param>
/// <param name="WithoutSupervisor">Active participants for whom nobody would be asked as supervisor.</param>
internal sealed record PeopleCount(int Participants, int Organisers, int WithoutSupervisor)
{
    public static PeopleCount Of(StoredCohort cohort)
    {
        var active = cohort.Members.Where(member => member.Is(PersonRoles.Participant) && member.Detail.Status == ParticipantStatus.Active).ToList();
        return new(active.Count, cohort.Members.Count(member => member.Is(PersonRoles.Organiser)), active.Count(member => member.Detail.SupervisorId is null));
    }
}
