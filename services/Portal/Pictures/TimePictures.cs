using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Pictures;

/// <summary>A programme over time: one small picture per figure, all with the same cohorts from left to right.</summary>
internal static class TimePictures
{
    public static IEnumerable<TimePicture> Of(IReadOnlyList<ChainView> chains, Reader reader) => ComparedFigures.All
        .Select((compared, i) => Of(compared, i, chains, reader)).OfType<TimePicture>();

    private static TimePicture? Of(ComparedFigure compared, int index, IReadOnlyList<ChainView> chains, Reader reader)
    {
        var found = chains.Select(chain => (Chain: chain, Figure: compared.Find(chain.Chain) is { } code ? chain.Figures.Find(code) : null)).ToList();
        if (found.All(entry => entry.Figure?.Value is null)) return null;
        var points = found.Select(entry => Point(entry.Chain, entry.Figure)).ToList();
        var unit = found.First(entry => entry.Figure is not null).Figure!.Unit;
        var (min, max) = Ends(unit, points, ScaleOf(compared, found.Select(entry => entry.Chain)));
        var title = $"{reader[$"level.{compared.Level}"]}: {reader[compared.Name]}";
        var description = string.Join(' ', found.Zip(points, (entry, point) => $"{entry.Chain.Chain.Cohort.Name}, {point.When}: {(entry.Figure is null ? reader["state.notMeasured"] : entry.Chain.Text(entry.Figure))}."));
        return new($"time-{index}", title, description, min, max, Short(unit, min, reader), Short(unit, max, reader), points);
    }

    private static TimePoint Point(ChainView chain, Figure? figure)
    {
        var text = figure is null ? Display.Nothing : figure.IsHidden ? "< 5" : chain.Text(figure);
        var target = figure?.Targets.Count > 0 ? figure.Targets[0] : null;
        var atLeast = target is null ? null : chain.Reader.Display.Threshold(target.Metric, target.AtLeast);
        return new(chain.Reader.Display.Month(chain.Chain.Cohort.EndsOn), figure?.Value, figure?.Low, figure?.High, target?.AtLeast, atLeast, text);
    }

    // A scale runs from its own end; whatever has a zero starts there.
    private static (double Min, double Max) Ends(Unit unit, IReadOnlyList<TimePoint> points, Scale? scale)
    {
        if (scale is not null) return (scale.Min, scale.Max);
        if (unit == Unit.Rate) return (0, 1);
        var values = points.SelectMany(point => new[] { point.Value, point.Low, point.High, point.Threshold }).OfType<double>().ToList();
        return (Math.Floor(Math.Min(0, values.Min()) / 10) * 10, Math.Ceiling(Math.Max(0, values.Max()) / 10) * 10);
    }

    private static Scale? ScaleOf(ComparedFigure compared, IEnumerable<ChainView> chains) => compared.Name switch
    {
        "compare.participants" or "compare.organisers" => chains.Select(chain => chain.Chain.Plan?.Reaction?.Instrument.Scale).FirstOrDefault(scale => scale is not null),
        "metric.score" => chains.Select(chain => chain.Chain.Plan?.Behaviour?.Instrument.Scale).FirstOrDefault(scale => scale is not null),
        _ => null,
    };

    private static string Short(Unit unit, double value, Reader reader) => unit switch
    {
        Unit.Rate => reader.Display.Threshold("coverage", value),
        Unit.SignedPercent => reader.Display.Threshold("percentGain", value),
        _ => reader.Display.Short(value),
    };
}
