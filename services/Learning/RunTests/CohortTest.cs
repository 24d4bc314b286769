using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Learning.RunTests;

/// <summary>A cohort's pre- or post-test as it is carried out by personal link. Only plans that carry the questions have one.</summary>
internal sealed class CohortTest
{
    public const string Scheduled = "scheduled", Open = "open", Closed = "closed";

    private static readonly string[] Inserted = ["id", "cohort_id", "phase", "opens_on", "closes_on", "state", "page_after", "reminded_on", "due_at"];

    private const string Columns = "id, cohort_id, phase, opens_on, closes_on, state, page_after, reminded_on, due_at";

    public Guid Id { get; init; }
    public Guid CohortId { get; init; }
    public string Phase { get; init; } = "";
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

    /// <summary>The tests of a plan, in their place; none where it carries no questions.</summary>
    public static async Task PlanAsync(UnitOfWork work, CohortPlanned planned)
    {
        if (planned.Definition.Plan.Learning is not { Test: not null } plan)
        {
            await work.ExecuteAsync("DELETE FROM tests WHERE cohort_id = @CohortId", new { planned.CohortId });
            return;
        }
        foreach (var phase in Phases.All) await PlanAsync(work, planned, plan, phase);
    }

    private static async Task PlanAsync(UnitOfWork work, CohortPlanned planned, LearningPlan plan, string phase)
    {
        var known = await FindAsync(work, planned.CohortId, phase);
        var (opensOn, closesOn) = Phases.WindowOf(planned.Definition, plan, phase);
        if (known is not null && (known.OpensOn, known.ClosesOn) == (opensOn, closesOn)) return;
        var test = known ?? new() { Id = Guid.CreateVersion7(work.Now), CohortId = planned.CohortId, Phase = phase };
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        (test.OpensOn, test.ClosesOn, test.PageAfter) = (opensOn, closesOn, Guid.Empty);
        if (test.State == Scheduled || today < opensOn) (test.State, test.RemindedOn) = (Scheduled, opensOn);
        else if (test.State == Closed && today <= closesOn) (test.State, test.RemindedOn) = (Open, today);
        test.Await(planned);
        if (known is not null) await test.StoreAsync(work);
        else await work.InsertAsync("tests", Inserted, [[test.Id, test.CohortId, phase, opensOn, closesOn, test.State, test.PageAfter, test.RemindedOn, test.DueAt]]);
    }

    public static Task<CohortTest?> FindAsync(Session session, Guid cohortId, string phase) =>
        session.FirstOrDefaultAsync<CohortTest>($"SELECT {Columns} FROM tests WHERE cohort_id = @cohortId AND phase = @phase", new { cohortId, phase });

    public static Task<CohortTest?> FindAsync(Session session, Guid id) => session.FirstOrDefaultAsync<CohortTest>($"SELECT {Columns} FROM tests WHERE id = @id", new { id });

    public Task StoreAsync(UnitOfWork work) => work.ExecuteAsync(
        """
        UPDATE tests SET opens_on = @OpensOn, closes_on = @ClosesOn, state = @State, page_after = @PageAfter, reminded_on = @RemindedOn, due_at = @DueAt
        WHERE id = @Id
        """,
        this);
}
