using Evaluation.Contracts.Events;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Reaction.RunSurveys;

/// <summary>A cohort's reaction survey as it is carried out.</summary>
internal sealed class Survey : AskedWindow
{
    private static readonly string[] Inserted = ["cohort_id", "opens_on", "closes_on", "state", "page_after", "reminded_on", "due_at"];

    private const string Columns = "cohort_id, opens_on, closes_on, state, page_after, reminded_on, due_at";

    /// <summary>The survey of a plan, in its place; nothing where the plan has none, or has not changed it.</summary>
    public static async Task PlanAsync(UnitOfWork work, CohortPlanned planned)
    {
        var known = await FindAsync(work, planned.CohortId);
        if (planned.Definition.Plan.Reaction is not { } plan)
        {
            if (known is not null) await work.ExecuteAsync("DELETE FROM surveys WHERE cohort_id = @CohortId", new { planned.CohortId });
            return;
        }
        var (opensOn, closesOn) = (planned.Definition.EndsOn, planned.Definition.EndsOn.AddDays(plan.ClosesAfterDays));
        if (known is not null && (known.OpensOn, known.ClosesOn) == (opensOn, closesOn)) return;
        var survey = known ?? new() { CohortId = planned.CohortId };
        survey.MoveTo(opensOn, closesOn, planned, work.Now);
        if (known is not null) await survey.StoreAsync(work);
        else
            await work.InsertAsync("surveys", Inserted, [[survey.CohortId, opensOn, closesOn, survey.State, survey.PageAfter, survey.RemindedOn, survey.DueAt]]);
    }

    public static Task<Survey?> FindAsync(Session session, Guid cohortId) => session.FirstOrDefaultAsync<Survey>($"SELECT {Columns} FROM surveys WHERE cohort_id = @cohortId", new { cohortId });

    public Task StoreAsync(UnitOfWork work) => work.ExecuteAsync(
        """
        UPDATE surveys SET opens_on = @OpensOn, closes_on = @ClosesOn, state = @State, page_after = @PageAfter, reminded_on = @RemindedOn, due_at = @DueAt
        WHERE cohort_id = @CohortId
        """,
        this);
}
