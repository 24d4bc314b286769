using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;

namespace Evaluation.Statistics.Chain;

/// <summary>Which estimate a target is compared with.</summary>
internal static class TargetEstimate
{
    /// <summary>Null when the level has none for it.</summary>
    /// <param name="estimates">The level's, of waves that are not cancelled.</param>
    public static Estimate? Of(Target target, IReadOnlyList<Estimate> estimates)
    {
        var wave = target.Wave ?? (target.Level == Level.Behaviour ? LatestWave(target.Metric, estimates) : null);
        return estimates.FirstOrDefault(
            estimate => estimate.Metric == target.Metric && estimate.Group == target.Group && estimate.Wave == wave);
    }

    /// <summary>The latest wave that has a composite, or for the application rate an answer.</summary>
    private static int? LatestWave(Metric metric, IReadOnlyList<Estimate> estimates)
    {
        var evidence = metric == Metric.ApplicationRate ? Metric.ApplicationRate : Metric.Score;
        return estimates.Where(estimate => estimate.Metric == evidence && estimate.Value is not null).Max(estimate => estimate.Wave);
    }
}
