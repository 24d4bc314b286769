using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Words;
using Target = Evaluation.Contracts.Plans.Target;

namespace Evaluation.Portal.Setup;

/// <summary>What a target can be set for: a metric of a level, of a group or wave where the level has them.</summary>
internal sealed record TargetPlace(Level Level, Metric Metric, RespondentGroup? Group = null, int? Wave = null)
{
    /// <summary>Every place in a plan.</summary>
    public static IReadOnlyList<TargetPlace> In(CohortPlan plan) =>
    [
        .. (plan.Reaction?.Instrument.Groups ?? []).SelectMany(group => new[] { Metric.Mean, Metric.ResponseRate }, (group, metric) => new TargetPlace(Level.Reaction, metric, group)),
        .. plan.Learning is null ? [] : new[] { Metric.CompletionRate, Metric.PercentGain, Metric.HakeClass, Metric.PassRate }.Select(metric => new TargetPlace(Level.Learning, metric)),
        .. plan.Behaviour is null ? [] : plan.Behaviour.Waves.Select(wave => (int?)wave.Months).Append(null)
            .SelectMany(wave => new[] { Metric.ApplicationRate, Metric.Score, Metric.Coverage }, (wave, metric) => new TargetPlace(Level.Behaviour, metric, Wave: wave)),
        .. plan.Results is null ? [] : new[] { Metric.KpisAchieved, Metric.RoiPercent }.Select(metric => new TargetPlace(Level.Results, metric)),
    ];

    public static TargetPlace Of(Target target) => new(target.Level, target.Metric, target.Group, target.Wave);

    /// <summary>What its field is called.</summary>
    public string Key => $"target.{Codes.Of(Level)}.{Codes.Of(Metric)}.{(Group is { } group ? Codes.Of(group) : "")}.{Wave}";

    /// <summary>Whichever wave is the latest with data, in the place of a named one.</summary>
    public bool IsLatestWave => Level == Level.Behaviour && Wave is null;

    /// <summary>A share, which people type in percent.</summary>
    public bool IsRate => Metric.IsShare();

    public bool IsPercent => IsRate || Metric is Metric.PercentGain or Metric.RoiPercent;

    public Target At(decimal typed) => new(Level, Metric, (double)(IsRate ? typed / 100 : typed), Group, Wave);

    public decimal Typed(Target target) => IsRate ? (decimal)target.AtLeast * 100 : (decimal)target.AtLeast;

    /// <summary>"Skor rata-rata tertimbang, Peserta".</summary>
    public string Name(Reader reader)
    {
        var metric = reader[$"metric.{Codes.Of(Metric)}"];
        if (Group is { } group) return $"{metric}, {reader[$"group.{Codes.Of(group)}"]}";
        return Level == Level.Behaviour ? $"{metric}, {(Wave is { } months ? reader["behaviour.wave", months] : reader["setup.latestWave"])}" : metric;
    }
}
