using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;

namespace Evaluation.Statistics.Intervals;

public static class Estimates
{
    /// <summary>
    /// What a level says of a metric. Without an interval, because none is defined or none can be computed, low and high are the
    /// value; without a value they are null.
    /// </summary>
    public static Estimate Of(
        Metric metric, double? value, Interval? interval, int answered, int population, RespondentGroup? group = null, int? wave = null) =>
        new(metric, value, value is null ? null : interval?.Low ?? value, value is null ? null : interval?.High ?? value,
            answered, population, group, wave);
}
