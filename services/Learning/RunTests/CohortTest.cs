using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Learning.RunTests;

/// <summary>A cohort's pre- or post-test as it is carried out by personal link. Only plans that carry the questions have one.</summary>
internal sealed class CohortTest : AskedWindow
{
    private static readonly string[] Inserted = ["id", "cohort_id", "phase", "opens_on", "closes_on", "state", "page_after", "reminded_on", "due_at"];

    private const string Columns = "id, cohort_id, phase, opens_on, closes_on, state, page_after, reminded_on, due_at";

    public Guid Id { get; init; }
    public string Phase { get; init; } = "";

    // A week and two weeks after the morning on which it was closed: whoever marks has had their time.
    protected override IReadOnlyList<DateOnly> DaysAfterClosing => [ClosesOn.AddDays(8), ClosesOn.AddDays(15)];

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
        test.MoveTo(opensOn, closesOn, planned, work.Now);
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
