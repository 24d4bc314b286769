namespace Evaluation.Persistence.Backups;

/// <summary>How the epoch of a restored service is chosen.</summary>
public static class Epochs
{
    private static readonly DateTimeOffset Beginning = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Higher than the backup's own, and than that of any restore in an earlier minute, of which a backup that is older than it knows
    /// nothing: the minutes since 2025, which fit for four thousand years.
    /// </summary>
    public static int After(int epoch, DateTimeOffset now) => Math.Max(epoch + 1, (int)(now - Beginning).TotalMinutes);
}
