using Evaluation.Behaviour.WatchFollowUp;

namespace Evaluation.Behaviour.RunFollowUps;

/// <summary>Whether the training unit is warned that too few answers will come in, at the reminders, when it can still do something.</summary>
internal static class Shortfall
{
    // A wave that fewer than half of those asked answer speaks for a minority.
    private const double LeastShare = 0.5;

    /// <summary>
    /// How many are missing, where it is to be told. At the last reminder but one by the forecast from the agency's own history;
    /// without a history at the last one, by what has come in. So a wave is told of once.
    /// </summary>
    /// <param name="step">The reminder that has just gone out, from 1.</param>
    /// <param name="steps">How many there are.</param>
    public static int? Missing(ResponseForecast forecast, int step, int steps)
    {
        if (forecast.Asked == 0) return null;
        var isTime = step == (forecast.Expected is null ? steps : Math.Max(1, steps - 1));
        var share = forecast.Expected ?? (double)forecast.Answered / forecast.Asked;
        return isTime && share < LeastShare ? forecast.Asked - forecast.Answered : null;
    }
}
