using Evaluation.Behaviour.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Waves;

namespace Evaluation.Behaviour.WatchFollowUp;

/// <summary>What the agency's closed waves say of those who had not answered on the same day of the window.</summary>
internal static class ForecastHistory
{
    // The latest ones: habits change.
    private const int MostWaves = 50;

    public static async Task<ResponseForecast> ForecastAsync(Session session, string agency, FollowUp wave, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var dayOfWindow = Math.Max(0, today.DayNumber - wave.OpensOn.DayNumber);
        var current = await ProgressAsync(session, wave, wave.OpensOn.AddDays(dayOfWindow));
        if (wave.State is FollowUpStates.Closed or FollowUpStates.Settled) return new(current.Answered, current.Asked, null, null, null, null, "closed");
        if (current.Asked == 0) return new(0, 0, null, null, null, null, "notOpen");
        var closed = await session.QueryAsync<FollowUp>(
            """
            SELECT f.cohort_id, f.months, f.opens_on, f.closes_on, f.state FROM follow_ups f INNER JOIN cohorts c ON c.id = f.cohort_id
            WHERE c.agency = @agency AND c.removed = 0 AND f.cancelled_by IS NULL AND f.state IN ('closed', 'settled') ORDER BY f.closes_on DESC {first @most}
            """,
            new { agency, most = MostWaves });
        var history = new List<LaterAnswers>();
        foreach (var earlier in closed)
        {
            var then = await ProgressAsync(session, earlier, earlier.OpensOn.AddDays(dayOfWindow));
            // Nobody was asked, or all that is known was entered without a day.
            if (then.Asked > then.AnsweredBy) history.Add(new(then.Asked - then.AnsweredBy, then.Answered - then.AnsweredBy));
        }
        var missing = current.Asked - current.Answered;
        if (FinalResponse.Of(missing, history) is not { } later)
            return new(current.Answered, current.Asked, null, null, null, history.Count, history.Count == 0 ? "noHistory" : "tooFewWaves");
        return new(current.Answered, current.Asked, Share(later.Mean), Share(later.Low), Share(later.High), history.Count, null);

        double Share(double more) => (current.Answered + more) / current.Asked;
    }

    private static async Task<Progress> ProgressAsync(Session session, FollowUp wave, DateOnly day) => (await session.FirstOrDefaultAsync<Progress>(
        """
        SELECT COUNT(*) AS asked, COALESCE(SUM(CASE WHEN state = 'answered' THEN 1 ELSE 0 END), 0) AS answered,
            COALESCE(SUM(CASE WHEN state = 'answered' AND answered_on <= @day THEN 1 ELSE 0 END), 0) AS answered_by
        FROM assignments WHERE cohort_id = @CohortId AND months = @Months AND is_invited = 1 AND state IN ('due', 'answered', 'could-not-observe')
        """,
        new { wave.CohortId, wave.Months, day }))!;

    private sealed class Progress
    {
        public int Asked { get; init; }
        public int Answered { get; init; }
        public int AnsweredBy { get; init; }
    }
}

/// <param name="Expected">Share of those asked who will have answered at the closing, with its 95 % interval.</param>
/// <param name="Waves">How many closed waves of the agency it rests on.</param>
/// <param name="Reason">Why there is none: noHistory, tooFewWaves, notOpen, closed.</param>
internal sealed record ResponseForecast(int Answered, int Asked, double? Expected, double? Low, double? High, int? Waves, string? Reason);
