using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Levels.Summaries;

/// <summary>The table of per-participant figures: of each subject the row with the highest number counts.</summary>
internal static class FigureRows
{
    /// <summary>The latest of each subject that has moved after that version.</summary>
    public static async Task<IReadOnlyList<FigureRow>> LatestAsync(Session session, Guid cohortId, long after = 0)
    {
        var latest = new Dictionary<string, FigureRow>();
        foreach (var row in await session.QueryAsync<FigureRow>(
            "SELECT subject, number, body FROM figure_versions WHERE cohort_id = @cohortId AND number > @after ORDER BY number", new { cohortId, after }))
            latest[row.Subject] = row;
        return [.. latest.Values];
    }

    public static async Task<FigureTotals> TotalsAsync(Session session, Guid cohortId) => (await session.FirstOrDefaultAsync<FigureTotals>(
        """
        SELECT COUNT(*) AS persons, COALESCE(SUM(f.number), 0) AS number_sum
        FROM (SELECT MAX(number) AS number FROM figure_versions WHERE cohort_id = @cohortId GROUP BY subject) f
        """,
        new { cohortId }))!;
}

internal sealed class FigureRow
{
    public string Subject { get; init; } = "";
    public long Number { get; init; }

    /// <summary>Null where there is none any more.</summary>
    public string? Body { get; init; }

    public ParticipantFigures ToFigures() => new(Guid.Parse(Subject), Number, Body is null ? null : WireFormat.Read<Dictionary<string, double>>(Body));
}

/// <summary>What tells whether somebody else holds the same: see decision 0004.</summary>
internal sealed class FigureTotals
{
    public int Persons { get; init; }
    public long NumberSum { get; init; }
}
