using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Learning.RunTests;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Learning.MarkEssays;

/// <summary>The essays of a cohort for whoever marks them: question by question, under a number in the place of a name.</summary>
internal static class ListEssaysEndpoint
{
    private const int UsualPage = 100, LargestPage = 500;

    private const string Open = "open", Marked = "marked";

    public static void MapListEssays(this RouteGroupBuilder level) => level.MapGet("/{cohort}/essays", ListAsync)
        .WithSummary("The essays of a cohort with rubric and points, without names (?phase=pre or post; ?state=open or marked; ?cursor=, ?limit=)").ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<Ok<EssayPage>, ProblemHttpResult>> ListAsync(
        string cohort, string? phase, string? state, Guid? cursor, int? limit, HttpContext context, LevelServices<LearningSums> services, CancellationToken cancellation)
    {
        if (await services.Directory.FindForAsync(Caller.Of(context.User), cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        var problems = new List<InputProblem>();
        if (phase is not null && !Phases.All.Contains(phase)) problems.Add(InputProblem.NotOneOf("phase", Phases.All));
        if (state is not null and not (Open or Marked)) problems.Add(InputProblem.NotOneOf("state", [Open, Marked]));
        if (problems.Count > 0) return ApiProblem.Input(context, problems);
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        return TypedResults.Ok(await services.Database.ReadAsync(async session =>
        {
            var rows = await PageAsync(session, known.Id, phase, state, cursor, size + 1);
            var counts = await session.FirstOrDefaultAsync<Counts>(
                """
                SELECT COALESCE(SUM(CASE WHEN e.points IS NULL THEN 1 ELSE 0 END), 0) AS unmarked, COALESCE(SUM(CASE WHEN e.points IS NULL THEN 0 ELSE 1 END), 0) AS marked
                FROM essays e INNER JOIN sittings s ON s.id = e.sitting_id
                WHERE e.cohort_id = @Id AND e.phase = COALESCE(@phase, e.phase) AND s.state <> @elsewhere
                """,
                new { known.Id, phase, elsewhere = Sitting.Elsewhere });
            return new EssayPage([.. rows.Take(size).Select(Item)], (int)counts!.Unmarked, (int)counts.Marked, rows.Count > size ? rows[size - 1].Id : null);
        }, cancellation));
    }

    private static async Task<IReadOnlyList<Row>> PageAsync(Session session, Guid cohortId, string? phase, string? state, Guid? cursor, int count)
    {
        var after = cursor is { } id
            ? await session.FirstOrDefaultAsync<Row>("SELECT phase, place, number FROM essays WHERE cohort_id = @cohortId AND id = @id", new { cohortId, id }) : null;
        return await session.QueryAsync<Row>(
            """
            SELECT e.id, e.sitting_id, e.phase, e.place, e.number, e.points, e.remark, s.kept_plan, s.answers, s.version
            FROM essays e INNER JOIN sittings s ON s.id = e.sitting_id
            WHERE e.cohort_id = @cohortId AND e.phase = COALESCE(@phase, e.phase) AND s.state <> @elsewhere
                AND ((@isOpen = 1 AND e.points IS NULL) OR (@isMarked = 1 AND e.points IS NOT NULL))
                AND (e.phase > @lastPhase OR (e.phase = @lastPhase AND (e.place > @place OR (e.place = @place AND e.number > @number))))
            ORDER BY e.phase, e.place, e.number {first @count}
            """,
            new
            {
                cohortId, phase, elsewhere = Sitting.Elsewhere, isOpen = state == Marked ? 0 : 1, isMarked = state == Open ? 0 : 1,
                lastPhase = after?.Phase ?? "", place = after?.Place ?? 0, number = after?.Number ?? 0, count,
            });
    }

    private static EssayItem Item(Row row)
    {
        var sitting = new Sitting { KeptPlan = row.KeptPlan, Answers = row.Answers };
        var question = sitting.Questions[row.Place];
        var essay = new Essay { Points = row.Points };
        return new(
            row.SittingId, row.Number, row.Phase, question.Code, question.Text ?? question.Code, question.Rubric, question.Points, sitting.Given[question.Code], essay.Given, row.Remark, row.Version);
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid SittingId { get; init; }
        public string Phase { get; init; } = "";
        public int Place { get; init; }
        public int Number { get; init; }
        public string? Points { get; init; }
        public string? Remark { get; init; }
        public string KeptPlan { get; init; } = "";
        public string Answers { get; init; } = "";
        public int Version { get; init; }
    }

    private sealed class Counts
    {
        public long Unmarked { get; init; }
        public long Marked { get; init; }
    }
}

/// <param name="Open">How many essays of the cohort, or of the phase, wait for their mark.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record EssayPage(IReadOnlyList<EssayItem> Items, int Open, int Marked, Guid? Cursor);

/// <param name="Sitting">Opaque, and not the participant's id.</param>
/// <param name="Number">In the place of a name; the same for all essays of a sitting.</param>
/// <param name="Points">The most there are.</param>
/// <param name="Given">Null until it is marked.</param>
/// <param name="Version">Of the sitting, for If-Match.</param>
internal sealed record EssayItem(
    Guid Sitting, int Number, string Phase, string Question, string Text, string? Rubric, decimal Points, string Answer, decimal? Given, string? Remark, int Version);
