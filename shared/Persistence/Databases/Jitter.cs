namespace Evaluation.Persistence.Databases;

/// <summary>Half to the whole of a time: several instances that failed or were started together do not come back together.</summary>
public static class Jitter
{
    public static TimeSpan Of(TimeSpan longest) => longest * (0.5 + (Random.Shared.NextDouble() / 2));
}
