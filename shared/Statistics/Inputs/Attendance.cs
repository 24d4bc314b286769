namespace Evaluation.Statistics.Inputs;

/// <summary>What went into the training.</summary>
public static class Attendance
{
    /// <summary>
    /// Mean of min(attended, creditHours)/creditHours, a fraction, over the active participants whose hours are known.
    /// Null when none are known, or the credit hours are not.
    /// </summary>
    /// <param name="attendedHours">Of the active participants; null where not known.</param>
    public static double? Rate(decimal? creditHours, IEnumerable<decimal?> attendedHours)
    {
        if (creditHours is not > 0) return null;
        var attended = attendedHours.OfType<decimal>().Select(hours => Math.Min(hours, creditHours.Value)).ToList();
        return attended.Count > 0 ? (double)(attended.Sum() / attended.Count / creditHours.Value) : null;
    }
}
