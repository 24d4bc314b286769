using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels;
using Evaluation.Statistics.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Learning.ListSittings;

/// <summary>How far the tests of a cohort are, by number: who it is stands nowhere here.</summary>
internal static class ListSittingsEndpoint
{
    // A cohort has some hundred participants: as a rule this is all of them.
    private const int UsualPage = 1000, LargestPage = 1000;

    public static void MapListSittings(this RouteGroupBuilder level) => level.MapGet("/{cohort}/sittings", ListAsync)
        .WithSummary("The tests that were begun by link, without names: state, times, how many essays there are and are marked (?cursor=, ?limit=)").ProducesProblem(404);

    private static async Task<Results<Ok<SittingPage>, ProblemHttpResult>> ListAsync(
        string cohort, Guid? cursor, int? limit, HttpContext context, LevelServices<LearningSums> services, CancellationToken cancellation)
    {
        if (await services.Directory.FindForAsync(Caller.Of(context.User), cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var rows = await services.Database.ReadAsync(async session =>
        {
            var after = cursor is { } id ? await SittingRows.FindAsync(session, id) : null;
            return await session.QueryAsync<Row>(
                """
                SELECT s.id, s.number, s.phase, s.state, s.started_at, s.handed_in_at,
                    (SELECT COUNT(*) FROM essays e WHERE e.sitting_id = s.id) AS essays, (SELECT COUNT(*) FROM essays e WHERE e.sitting_id = s.id AND e.points IS NOT NULL) AS marked
                FROM sittings s WHERE s.cohort_id = @Id AND (s.phase > @phase OR (s.phase = @phase AND s.number > @number))
                ORDER BY s.phase, s.number {first @count}
                """,
                new { known.Id, phase = after?.Phase ?? "", number = after?.Number ?? 0, count = size + 1 });
        }, cancellation);
        return TypedResults.Ok(new SittingPage(
            [.. rows.Take(size).Select(row => new SittingItem(row.Id, row.Number, row.Phase, SittingView.StateOf(row.State), row.StartedAt, row.HandedInAt, row.Essays, row.Marked))],
            rows.Count > size ? rows[size - 1].Id : null));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public int Number { get; init; }
        public string Phase { get; init; } = "";
        public string State { get; init; } = "";
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset? HandedInAt { get; init; }
        public int Essays { get; init; }
        public int Marked { get; init; }
    }
}

/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record SittingPage(IReadOnlyList<SittingItem> Items, Guid? Cursor);

/// <param name="HandedInAt">Null also where a score was entered meanwhile, or the time ran out before anything was answered.</param>
internal sealed record SittingItem(Guid Sitting, int Number, string Phase, string State, DateTimeOffset StartedAt, DateTimeOffset? HandedInAt, int Essays, int Marked);
