using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Html;

namespace Evaluation.Portal.Pictures;

/// <summary>
/// A programme over time: one small picture per figure with the cohorts in their order, side by side or, where many do not fit, one below
/// the other. Means on different scales are not comparable, so each scale has a picture of its own.
/// </summary>
internal static class TimePictures
{
    // So many have room for their words beside each other on a phone.
    private const int MostSideBySide = 4;

    public static IEnumerable<(string Title, IHtmlContent Drawing)> Of(IReadOnlyList<ChainView> chains, Reader reader) =>
        ComparedFigures.All.SelectMany((compared, index) => Of(compared, index, chains, reader));

    private static IEnumerable<(string Title, IHtmlContent Drawing)> Of(ComparedFigure compared, int index, IReadOnlyList<ChainView> chains, Reader reader)
    {
        var title = $"{reader[$"level.{compared.Level}"]}: {reader[compared.Name]}";
        var scales = ComparedFigures.ScalesOf(compared, chains.Select(chain => chain.Chain));
        var parts = scales.Count <= 1
            ? [(Title: title, Scale: scales.Count == 0 ? null : scales[0], Chains: chains)]
            : scales.Select(scale => (
                Title: $"{title} ({reader["targets.scale", scale.Min, scale.Max]})", Scale: (Scale?)scale,
                Chains: (IReadOnlyList<ChainView>)[.. chains.Where(chain => ComparedFigures.ScaleOf(compared, chain.Chain) == scale)]));
        foreach (var (part, number) in parts.Select((part, number) => (part, number)))
            if (Drawn(compared, $"time-{index}-{number}", part.Title, part.Scale, part.Chains, reader) is { } drawing) yield return (part.Title, drawing);
    }

    /// <summary>Null where none of the cohorts has a value.</summary>
    private static IHtmlContent? Drawn(ComparedFigure compared, string id, string title, Scale? scale, IReadOnlyList<ChainView> chains, Reader reader)
    {
        var found = chains.Select(chain => (Chain: chain, Figure: compared.Find(chain.Chain) is { } code ? chain.Figures.Find(code) : null)).ToList();
        if (found.All(entry => entry.Figure?.Value is null)) return null;
        var points = found.Select(entry => Point(entry.Chain, entry.Figure)).ToList();
        var unit = found.First(entry => entry.Figure is not null).Figure!.Unit;
        var (min, max) = Ends(unit, points, scale);
        var (minText, maxText) = (Short(unit, min, reader), Short(unit, max, reader));
        var description = string.Join(' ', found.Zip(points, (entry, point) => $"{entry.Chain.Chain.Cohort.Name}, {point.When}: {(entry.Figure is null ? reader["state.notMeasured"] : entry.Chain.Text(entry.Figure))}."));
        return points.Count <= MostSideBySide
            ? new TimePicture(id, title, description, min, max, minText, maxText, points).Draw()
            : new RowsPicture(id, title, description, min, max, [.. points.Select(Row)]) { Ends = (minText, maxText) }.Draw();
    }

    private static PictureRow Row(TimePoint point) => new(
        point.When, point.Text, [new RowMark("dot", point.Value, point.Low, point.High)], point.Threshold, point.ThresholdText);

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

    private static string Short(Unit unit, double value, Reader reader) => unit switch
    {
        Unit.Rate => reader.Display.Threshold("coverage", value),
        Unit.SignedPercent => reader.Display.Threshold("percentGain", value),
        _ => reader.Display.Short(value),
    };
}
