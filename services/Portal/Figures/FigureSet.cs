using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

/// <summary>All figures of a chain, by their codes. Pages, explanations and downloads show these and no others, so that they cannot differ.</summary>
internal sealed class FigureSet
{
    private readonly Dictionary<string, Figure> figures = [];

    public FigureSet(ChainDocument chain, Reader reader)
    {
        var names = new PlanNames(chain.Plan);
        Add(InputFigures.Of(chain.Inputs, chain.Cohort.Participants, reader));
        if (chain.Reaction is { } reaction) Add(ReactionFigures.Of(reaction, names, chain.Plan?.Reaction?.Instrument.Scale, reader));
        if (chain.Learning is { } learning) Add(LearningFigures.Of(learning, chain.Plan?.Learning, reader));
        foreach (var wave in chain.Behaviour?.Waves ?? []) Add(BehaviourFigures.Of(wave, chain.Plan?.Behaviour, reader));
        if (chain.Results is { } results) Add(ResultsFigures.Of(results, reader));
        Add(LinkFigures.Of(chain.Links, reader));
        foreach (var target in chain.Targets) Compare(target, chain);
    }

    public IEnumerable<Figure> All => figures.Values;

    public Figure? Find(string code) => figures.GetValueOrDefault(code);

    /// <summary>The figure that a target is about; null where there are no data for it yet.</summary>
    public static string? CodeOf(Target target, ChainDocument chain) => (target.Level, target.Metric) switch
    {
        ("reaction", "mean") => $"reaction.{target.Group}.mean",
        ("reaction", "responseRate") => $"reaction.{target.Group}.responseRate",
        ("behaviour", var metric) => WaveOf(target, chain) is { } wave ? $"behaviour.{wave.Months}.{metric}" : null,
        ("results", "kpisAchieved") => "results.achievedShare",
        ("results", "roiPercent") => "finance.roiPercent",
        var (level, metric) => $"{level}.{metric}",
    };

    /// <summary>The wave that a target names, else the latest that has data.</summary>
    public static Wave? WaveOf(Target? target, ChainDocument chain)
    {
        var waves = chain.Behaviour?.Waves ?? [];
        if (target?.Wave is { } months) return waves.FirstOrDefault(wave => wave.Months == months);
        var isByAnswers = target?.Metric == "applicationRate";
        return waves.LastOrDefault(wave => (isByAnswers ? wave.ApplicationRate : wave.Score) is not null) ?? (waves.Count > 0 ? waves[0] : null);
    }

    private void Add(IEnumerable<Figure> more)
    {
        foreach (var figure in more) figures[figure.Code] = figure;
    }

    // Some intervals stand with the targets alone.
    private void Compare(Target target, ChainDocument chain)
    {
        if (CodeOf(target, chain) is not { } code || Find(code) is not { } figure) return;
        var hasInterval = target.Metric is "mean" or "percentGain" or "hakeClass" or "passRate";
        figures[code] = figure with
        {
            Targets = [.. figure.Targets, target],
            Low = figure.Low ?? (hasInterval ? target.Low : null),
            High = figure.High ?? (hasInterval ? target.High : null),
        };
    }
}
