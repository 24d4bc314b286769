using System.Globalization;
using Evaluation.Learning.TakeTest;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Learning.MarkEssays;

/// <summary>An essay that was handed in, with the points given for it.</summary>
internal sealed class Essay
{
    public Guid Id { get; init; }
    public int Place { get; init; }

    /// <summary>Null until it is marked.</summary>
    public string? Points { get; set; }
    public string? Remark { get; set; }

    public decimal? Given => Points is null ? null : decimal.Parse(Points, CultureInfo.InvariantCulture);
}

/// <summary>The table of essays. A blank one is not there: it gets no points, and nobody has to mark it.</summary>
internal static class EssayRows
{
    private static readonly string[] Columns = ["id", "cohort_id", "sitting_id", "phase", "place", "number", "points", "remark"];

    public static Task AddAsync(UnitOfWork work, Sitting sitting, IEnumerable<int> places) => work.InsertAsync("essays", Columns,
        [.. places.Select(place => new object?[] { Guid.NewGuid(), sitting.CohortId, sitting.Id, sitting.Phase, place, sitting.Number, null, null })]);

    public static Task<IReadOnlyList<Essay>> OfAsync(Session session, Guid sitting) =>
        session.QueryAsync<Essay>("SELECT id, place, points, remark FROM essays WHERE sitting_id = @sitting ORDER BY place", new { sitting });

    /// <summary>How many of a test wait for their marks.</summary>
    public static Task<int> UnmarkedAsync(Session session, Guid cohortId, string phase) => session.ValueAsync<int>(
        """
        SELECT COUNT(*) FROM essays e INNER JOIN sittings s ON s.id = e.sitting_id
        WHERE e.cohort_id = @cohortId AND e.phase = @phase AND e.points IS NULL AND s.state <> @elsewhere
        """,
        new { cohortId, phase, elsewhere = Sitting.Elsewhere });

    public static Task MarkAsync(UnitOfWork work, Essay essay) =>
        work.ExecuteAsync("UPDATE essays SET points = @Points, remark = @Remark WHERE id = @Id", new { essay.Points, essay.Remark, essay.Id });
}
