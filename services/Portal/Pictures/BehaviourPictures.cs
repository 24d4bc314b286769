using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;

namespace Evaluation.Portal.Pictures;

/// <summary>Behaviour by wave and rater group, what is applied, what stands in the way.</summary>
internal static class BehaviourPictures
{
    /// <summary>Null where no wave has begun.</summary>
    public static RowsPicture? Application(ChainView view)
    {
        var reader = view.Reader;
        var rows = Begun(view).Where(wave => wave.Applied?.Answers > 0 || wave.Suppressed).Select(wave =>
        {
            var figure = view.Figures.Find($"behaviour.{wave.Months}.applicationRate")!;
            var target = figure.Targets.Count > 0 ? figure.Targets[0] : null;
            var full = (double?)wave.Applied?.Full / wave.Applied?.Answers;
            return new PictureRow(
                reader["behaviour.wave", wave.Months], figure.IsHidden || figure.Low is null ? view.Text(figure) : $"{view.Text(figure)} ({view.Interval(figure)})",
                [new("full", full), new("partial", figure.Value, figure.Low, figure.High, full ?? 0), new("none", figure.Value is null ? null : 1, From: figure.Value ?? 0)],
                target?.AtLeast, target is null ? null : reader["word.target", reader.Display.Threshold("applicationRate", target.AtLeast)]);
        }).ToList();
        return rows.Count == 0 ? null : new("application-picture", reader["picture.application"], Described.Rows(rows), 0, 1, rows)
        {
            Ends = (reader.Display.Threshold("coverage", 0), reader.Display.Threshold("coverage", 1)),
            Legend = [.. BehaviourFigures.Application.Select(code => (code, reader[$"short.applied.{code}"]))],
        };
    }

    public static RowsPicture? Scores(ChainView view)
    {
        if (view.Chain.Plan?.Behaviour?.Instrument.Scale is not { } scale) return null;
        var rows = Begun(view).Select(wave => Row(view.Reader["behaviour.wave", wave.Months], $"behaviour.{wave.Months}.score", view)).ToList();
        return rows.Count == 0 ? null : Scaled("waves-picture", view.Reader["picture.waves"], rows, scale, view);
    }

    public static RowsPicture? Raters(Wave wave, ChainView view)
    {
        if (view.Chain.Plan?.Behaviour?.Instrument.Scale is not { } scale) return null;
        var rows = wave.Groups.Where(group => group.Observations != 0)
            .Select(group => Row(view.Reader[$"group.{group.Group}"], $"behaviour.{wave.Months}.rater.{group.Group}", view)).ToList();
        return rows.Count == 0 ? null : Scaled($"raters-{wave.Months}", view.Reader["picture.raters", wave.Months], rows, scale, view);
    }

    public static RowsPicture? Barriers(Wave wave, ChainView view)
    {
        var rows = wave.Barriers.Select(barrier => view.Figures.Find($"behaviour.{wave.Months}.barrier.{barrier.Code}")!)
            .Zip(wave.Barriers, (figure, barrier) => new PictureRow(view.Reader[$"barrier.{barrier.Code}"], view.Text(figure), [new("plain", figure.Value)])).ToList();
        // All due is the end of the line, so that a short bar is a rare barrier.
        return rows.Count == 0 ? null : new($"barriers-{wave.Months}", view.Reader["picture.barriers", wave.Months], Described.Rows(rows), 0, Math.Max(1, wave.Due), rows)
        {
            Ends = ("0", view.Reader["picture.ofDue", view.Reader.Display.Count(wave.Due)]),
        };
    }

    private static IEnumerable<Wave> Begun(ChainView view) => (view.Chain.Behaviour?.Waves ?? []).Where(wave => wave.Phase != "upcoming");

    private static PictureRow Row(string label, string code, ChainView view)
    {
        var figure = view.Figures.Find(code)!;
        var target = figure.Targets.Count > 0 ? figure.Targets[0] : null;
        return new(
            label, figure.Low is null ? view.Text(figure) : $"{view.Text(figure)} ({view.Interval(figure)})", [new("dot", figure.Value, figure.Low, figure.High)],
            target?.AtLeast, target is null ? null : view.Reader["word.target", view.Reader.Display.Threshold(target.Metric, target.AtLeast)]);
    }

    private static RowsPicture Scaled(string id, string title, IReadOnlyList<PictureRow> rows, Scale scale, ChainView view) =>
        new(id, title, Described.Rows(rows), scale.Min, scale.Max, rows) { Ends = (view.Reader.Display.Short(scale.Min), view.Reader.Display.Short(scale.Max)) };
}
