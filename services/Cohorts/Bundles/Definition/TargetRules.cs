using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Definition;

/// <summary>Whether every target aims at something that is planned and measured and can be, and none at the same thing as another.</summary>
internal sealed class TargetRules(DefinitionReading definition, Problems problems)
{
    public static readonly IReadOnlyDictionary<Level, IReadOnlyList<Metric>> MetricsOf = new Dictionary<Level, IReadOnlyList<Metric>>
    {
        [Level.Reaction] = [Metric.Mean, Metric.ResponseRate],
        [Level.Learning] = [Metric.CompletionRate, Metric.PercentGain, Metric.HakeClass, Metric.PassRate],
        [Level.Behaviour] = [Metric.ApplicationRate, Metric.Score, Metric.Coverage],
        [Level.Results] = [Metric.KpisAchieved, Metric.RoiPercent],
    };

    public void Check()
    {
        var targets = definition.Plan.Targets ?? [];
        var seen = new HashSet<(Level, Metric, RespondentGroup?, int?)>();
        for (var index = 0; index < targets.Count; index++)
        {
            var target = targets[index];
            var path = $"plan.targets[{index}]";
            if (!seen.Add((target.Level, target.Metric, target.Group, target.Wave))) Report(path, PlanFindings.TargetTwice());
            CheckLevel(target, path);
            CheckGroup(target, path);
            CheckWave(target, path);
            CheckRange(target, path);
        }
    }

    private void CheckLevel(Target target, string path)
    {
        var level = Words.Of(target.Level);
        if (!definition.Plan.Has(target.Level) && !definition.Unreadable.Contains(target.Level))
            Report($"{path}.level", PlanFindings.TargetLevelNotPlanned(level));
        var fitting = MetricsOf[target.Level];
        if (!fitting.Contains(target.Metric))
            Report($"{path}.metric", PlanFindings.TargetMetricMisfit(Words.Of(target.Metric), level, fitting.Select(Words.Of)));
    }

    private void CheckGroup(Target target, string path)
    {
        if (target.Level != Level.Reaction)
        {
            if (target.Group is not null) Report($"{path}.group", PlanFindings.TargetGroupMisplaced(Words.Of(target.Level)));
        }
        else if (target.Group is not { } group) Report($"{path}.group", PlanFindings.TargetGroupMissing());
        else if (definition.Plan.Reaction is { } reaction && !reaction.Instrument.Groups.Contains(group))
            Report($"{path}.group", PlanFindings.TargetGroupUnknown(Words.Of(group)));
    }

    private void CheckWave(Target target, string path)
    {
        if (target.Wave is not { } wave) return;
        if (target.Level != Level.Behaviour) Report($"{path}.wave", PlanFindings.TargetWaveMisplaced(Words.Of(target.Level)));
        else if (definition.Plan.Behaviour is { } behaviour && behaviour.Waves.All(planned => planned.Months != wave))
            Report($"{path}.wave", PlanFindings.TargetWaveUnknown(wave));
    }

    // A mean beyond its scale can be meant, and is warned of where targets are set; a share cannot.
    private void CheckRange(Target target, string path)
    {
        if (target.Metric.IsShare() && target.AtLeast is (< 0 or > 1)) Report($"{path}.atLeast", PlanFindings.TargetOutOfRange(Words.Of(target.Metric), target.AtLeast));
    }

    private void Report(string path, Finding finding) => problems.Add(BundleFiles.Definition, null, path, finding);
}
