using Evaluation.Contracts.Events;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.FollowUps;

/// <summary>A cohort that nobody else changes meanwhile.</summary>
public static class HeldCohort
{
    /// <summary>
    /// The cohort as Cohorts planned it, held until the transaction ends: whoever changes what is asked of people takes this lock first,
    /// as answers do. Null when it was removed.
    /// </summary>
    public static async Task<CohortPlanned?> FindAsync(UnitOfWork work, Guid cohortId)
    {
        var planned = await work.FirstOrDefaultAsync<string>(
            "SELECT c.planned FROM cohort_state s {lock} INNER JOIN cohorts c ON c.id = s.cohort_id WHERE s.cohort_id = @cohortId AND c.removed = 0", new { cohortId });
        return planned is null ? null : WireFormat.Read<CohortPlanned>(planned);
    }
}
