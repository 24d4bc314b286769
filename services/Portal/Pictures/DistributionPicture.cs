using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Microsoft.AspNetCore.Html;

namespace Evaluation.Portal.Pictures;

/// <summary>
/// Scores before and after, back to back: the pre-test to the left in hollow bars, the post-test to the right in full ones, so that they
/// are told apart without colour. The highest scores stand on top.
/// </summary>
internal sealed class DistributionPicture(ChainView view, Distribution distribution)
{
    private const double Width = 400, Left = 160, Right = 240, Longest = 112, Top = 26, Row = 22, Thick = 14;

    // The axis between them is where the ranges are written.
    private const double Middle = (Left + Right) / 2;

    private readonly int most = Math.Max(1, distribution.Series.SelectMany(series => series.Counts).Max() ?? 1);

    public string Title => view.Reader["learning.distribution"];

    private int Bins => distribution.Pre.Count;

    private string Description => string.Join(' ', Enumerable.Range(0, Bins).Reverse()
        .Select(place => view.Reader["learning.distribution.row", ScoreBin.Words(view.Reader, place), view.Text(ScoreBin.Code("pre", place)), view.Text(ScoreBin.Code("post", place))]));

    /// <summary>Null where the chain holds none, or the reader is shown nothing of it.</summary>
    public static DistributionPicture? Of(ChainView view) =>
        view.Chain.Learning?.Distribution is { } distribution && distribution.Series.Any(series => series.Counts.Any(count => count is not null)) ? new(view, distribution) : null;

    public IHtmlContent Draw()
    {
        var bottom = Top + (Bins * Row);
        var pass = view.Chain.Plan?.Learning is { MaxScore: > 0 } plan ? plan.PassMark / plan.MaxScore : (double?)null;
        var svg = new Svg("distribution-picture", "rows", Width, pass is null ? bottom + 4 : bottom + 26, Title, Description);
        svg.Text(Left, 15, view.Reader["paper.pre"], "f", "end").Text(Right, 15, view.Reader["paper.post"], "f");
        for (var place = 0; place < Bins; place++) svg.Text(Middle, YOf(place) + 16, ScoreBin.Words(view.Reader, place), "q", "middle");
        DrawSide(svg, distribution.Pre, isPre: true);
        DrawSide(svg, distribution.Post, isPre: false);
        if (pass is { } share)
        {
            var y = Top + ((1 - share) * Bins * Row);
            svg.Line(0, y, Width, y, "pass")
                .Line(Left - 60, bottom + 14, Left - 36, bottom + 14, "pass").Text(Left - 30, bottom + 19, view.Reader["picture.passMark", view.Reader.Display.Threshold("coverage", share)], "q");
        }
        return svg.Done();
    }

    private double YOf(int place) => Top + ((Bins - 1 - place) * Row);

    private void DrawSide(Svg svg, IReadOnlyList<int?> counts, bool isPre)
    {
        // A side that is hidden as a whole says so once.
        if (counts.All(count => count is null)) DrawHidden(svg, YOf(Bins / 2), isPre);
        else for (var place = 0; place < Bins; place++) DrawBar(svg, counts[place], YOf(place), isPre);
    }

    private void DrawHidden(Svg svg, double y, bool isPre) => svg.Text(isPre ? Left - 4 : Right + 4, y + 16, view.Reader["figure.hidden"], "q", isPre ? "end" : "start");

    private void DrawBar(Svg svg, int? count, double y, bool isPre)
    {
        var (end, anchor) = (isPre ? Left : Right, isPre ? "end" : "start");
        if (count is not { } many)
        {
            DrawHidden(svg, y, isPre);
            return;
        }
        var length = Longest * many / most;
        if (many > 0) svg.Box(isPre ? end - length : end, y + ((Row - Thick) / 2), length, Thick, isPre ? "bar pre" : "bar post");
        svg.Text(isPre ? end - length - 5 : end + length + 5, y + 16, view.Reader.Display.Count(many), many > 0 ? "f" : "q", anchor);
    }
}
