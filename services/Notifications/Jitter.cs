namespace Evaluation.Notifications;

/// <summary>Half to the whole of a time: several instances that failed together do not come back together.</summary>
internal static class Jitter
{
    public static TimeSpan Of(TimeSpan longest) => longest * (0.5 + (Random.Shared.NextDouble() / 2));
}
