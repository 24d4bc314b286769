using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Reaction.RunSurveys;

/// <summary>A cohort's reaction survey as it is carried out.</summary>
internal sealed class Survey
{
    public const string Scheduled = "scheduled", Open = "open", Closed = "closed";

    private static readonly string[] Inserted = ["cohort_id", "opens_on", "closes_on", "state", "page_after", "reminded_on", "due_at"];

    private const string Columns = "cohort_id, opens_on, closes_on, state, page_after, reminded_on, due_at";

    public Guid CohortId { get; init; }
    public DateOnly OpensOn { get; set; }
    public DateOnly ClosesOn { get; set; }
    public string State { get; set; } = Scheduled;

    /// <summary>Behind which person the step under way goes on.</summary>
    public Guid PageAfter { get; set; }

    /// <summary>The day of the last reminder, or of the invitation.</summary>
    public DateOnly RemindedOn { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public IReadOnlyList<DateOnly> Reminders(CohortPlanned planned) => ReminderDays.Of(OpensOn, ClosesOn, planned.Policy ?? FollowUpPolicy.Default);

    /// <summary>Sets when the next step is due, from the state and the dates.</summary>
    public void Await(CohortPlanned planned)
    {
        var left = Reminders(planned).Where(day => day > RemindedOn).ToList();
        DueAt = State switch
        {
            Scheduled => CohortCalendar.StartOf(planned.Definition.TimeZone, OpensOn),
            Open => CohortCalendar.StartOf(planned.Definition.TimeZone, left.Count > 0 ? left[0] : ClosesOn.AddDays(1)),
            _ => null,
        };
    }

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
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        (survey.OpensOn, survey.ClosesOn, survey.PageAfter) = (opensOn, closesOn, Guid.Empty);
        if (survey.State == Scheduled || today < opensOn) (survey.State, survey.RemindedOn) = (Scheduled, opensOn);
        else if (survey.State == Closed && today <= closesOn) (survey.State, survey.RemindedOn) = (Open, today);
        survey.Await(planned);
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
