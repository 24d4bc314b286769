namespace Evaluation.Persistence.Databases;

/// <summary>How long background work rests between two rounds.</summary>
public static class Pace
{
    // The longest that anybody waits for a figure because of it.
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(400);

    // Under load the rounds take a quarter of the time at the most, and each does more at once.
    private const int RestPerWork = 3;

    /// <summary>At least as long as it takes to gather what comes in together; longer when the last round was long.</summary>
    public static TimeSpan Rest(TimeSpan lastRound, TimeSpan gathering)
    {
        var rest = lastRound * RestPerWork;
        return rest <= gathering ? gathering : rest < LongestRest ? rest : LongestRest;
    }
}
