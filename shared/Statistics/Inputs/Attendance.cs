using Evaluation.Contracts.Events;

namespace Evaluation.Statistics.Inputs;

/// <summary>What went into the training.</summary>
public static class Attendance
{
    /// <summary>
    /// Mean of min(attended, creditHours)/creditHours, a fraction, over the active participants whose hours are known.
    /// Null when none are known, or the credit hours are not.
    /// </summary>
    /// <param name="attendedHours">Of the active participants; null where not known.</param>
    public static double? Rate(decimal? creditHours, IEnumerable<decimal?> attendedHours) =>
        Basis(creditHours, attendedHours) is { } basis ? (double)(basis.Hours / basis.Participants / basis.CreditHours) : null;

    /// <summary>What the rate is computed from; null where there is none.</summary>
    /// <param name="attendedHours">As for <see cref="Rate"/>.</param>
    public static AttendanceBasis? Basis(decimal? creditHours, IEnumerable<decimal?> attendedHours)
    {
        if (creditHours is not > 0) return null;
        var attended = attendedHours.OfType<decimal>().Select(hours => Math.Min(hours, creditHours.Value)).ToList();
        return attended.Count > 0 ? new(attended.Count, attended.Sum(), creditHours.Value) : null;
    }
}
