namespace Evaluation.Contracts;

/// <summary>What kind of number a metric is.</summary>
public static class Metrics
{
    /// <summary>Whether it lies between 0 and 1, and people write it in percent.</summary>
    public static bool IsShare(this Metric metric) =>
        metric is Metric.ResponseRate or Metric.CompletionRate or Metric.PassRate or Metric.ApplicationRate or Metric.Coverage or Metric.KpisAchieved;
}
