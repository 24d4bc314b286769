using Evaluation.Portal.Api;

namespace Evaluation.Portal.Figures;

/// <param name="Name">Key of its name.</param>
/// <param name="Find">Its code in a chain; waves differ from plan to plan.</param>
internal sealed record ComparedFigure(string Level, string Name, Func<ChainDocument, string?> Find);

/// <summary>What cohorts are compared by: the figures that targets speak of, never added up into one number.</summary>
internal static class ComparedFigures
{
    public static IReadOnlyList<ComparedFigure> All { get; } =
    [
        new("reaction", "compare.participants", _ => "reaction.participant.mean"),
        new("reaction", "compare.organisers", _ => "reaction.organiser.mean"),
        new("learning", "metric.percentGain", _ => "learning.percentGain"),
        new("learning", "metric.passRate", _ => "learning.passRate"),
        new("behaviour", "metric.applicationRate", chain => OfWave(chain, "applicationRate")),
        new("behaviour", "metric.score", chain => OfWave(chain, "score")),
        new("results", "metric.kpisAchieved", _ => "results.achievedShare"),
        new("results", "metric.roiPercent", _ => "finance.roiPercent"),
    ];

    /// <summary>That its values lie on; null for what has the same meaning in every plan.</summary>
    public static Scale? ScaleOf(ComparedFigure compared, ChainDocument chain) => compared.Name switch
    {
        "compare.participants" or "compare.organisers" => chain.Plan?.Reaction?.Instrument.Scale,
        "metric.score" => chain.Plan?.Behaviour?.Instrument.Scale,
        _ => null,
    };

    /// <summary>The different scales of the cohorts, the shortest first.</summary>
    public static IReadOnlyList<Scale> ScalesOf(ComparedFigure compared, IEnumerable<ChainDocument> chains) =>
        [.. chains.Select(chain => ScaleOf(compared, chain)).OfType<Scale>().Distinct().OrderBy(scale => scale.Max).ThenBy(scale => scale.Min)];

    // The wave that the level is judged by.
    private static string? OfWave(ChainDocument chain, string name) =>
        FigureSet.WaveOf(Headline.Of(chain.Behaviour), chain) is { } wave ? $"behaviour.{wave.Months}.{name}" : null;
}
