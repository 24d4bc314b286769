using Microsoft.AspNetCore.Html;

namespace Evaluation.Portal.Pictures;

/// <summary>What is drawn on a row: a bar from <paramref name="From"/>, or a dot; both with a whisker where there is an interval.</summary>
/// <param name="Kind"><c>dot</c>, <c>diamond</c>, or the style of a bar.</param>
internal sealed record RowMark(string Kind, double? Value, double? Low = null, double? High = null, double From = 0);

/// <param name="Text">The figures in words; what is not shown says so here.</param>
/// <param name="Threshold">A target, drawn as a tick with its number.</param>
internal sealed record PictureRow(string Label, string Text, IReadOnlyList<RowMark> Marks, double? Threshold = null, string? ThresholdText = null);

/// <summary>Rows with their words above a line: bars that start where the scale does, dots, whiskers, targets as ticks. Reads alike on a phone.</summary>
internal sealed record RowsPicture(string Id, string Title, string Description, double Min, double Max, IReadOnlyList<PictureRow> Rows)
{
    private const double Width = 400, Left = 8, Right = 392, LineHeight = 19, Track = 22, Gap = 14;

    /// <summary>What the ends of the scale are called; none where bars speak for themselves.</summary>
    public (string Min, string Max)? Ends { get; init; }

    /// <summary>What the kinds of marks mean, where there are several.</summary>
    public IReadOnlyList<(string Kind, string Text)> Legend { get; init; } = [];

    public IHtmlContent Draw()
    {
        var rows = Rows.Select(row => (Row: row, Lines: LinesOf(row))).ToList();
        var height = (Legend.Count > 0 ? LineHeight + 8 : 0) + rows.Sum(row => HeightOf(row.Row, row.Lines.Count)) + (Ends is null ? 0 : LineHeight);
        var svg = new Svg(Id, "rows", Width, height, Title, Description);
        var y = DrawLegend(svg);
        foreach (var (row, lines) in rows)
        {
            DrawRow(svg, row, lines, y);
            y += HeightOf(row, lines.Count);
        }
        if (Ends is { } ends) svg.Text(Left, y + 8, ends.Min, "q").Text(Right, y + 8, ends.Max, "q", "end");
        return svg.Done();
    }

    // The words share their line with the figures when both fit: a letter is about 8.4 wide, a bold one 9.
    private static IReadOnlyList<string> LinesOf(PictureRow row) =>
        (row.Label.Length * 8.4) + (row.Text.Length * 9) <= Right - Left - 10 ? [row.Label] : [.. TextLines.Of(row.Label, 45, 2), ""];

    private static double HeightOf(PictureRow row, int lines) => (lines * LineHeight) + Track + Gap + (row.ThresholdText is null ? 0 : 14);

    private double DrawLegend(Svg svg)
    {
        var x = Left;
        foreach (var (kind, words) in Legend)
        {
            DrawMark(svg, kind, x + 6, 11, x, x + 12);
            svg.Text(x + 18, 16, words, "q");
            x += 36 + (words.Length * 7.8);
        }
        return Legend.Count > 0 ? LineHeight + 8 : 0;
    }

    private void DrawRow(Svg svg, PictureRow row, IReadOnlyList<string> lines, double y)
    {
        for (var line = 0; line < lines.Count; line++) svg.Text(Left, y + 15 + (line * LineHeight), lines[line]);
        svg.Text(Right, y + 15 + ((lines.Count - 1) * LineHeight), row.Text, row.Marks.All(mark => mark.Value is null) ? "q" : "f", "end");
        var middle = y + (lines.Count * LineHeight) + (Track / 2);
        svg.Line(Left, middle, Right, middle, row.Marks.All(mark => mark.Value is null) ? "axis none" : "axis");
        foreach (var mark in row.Marks)
            if (mark.Value is { } value) DrawMark(svg, mark.Kind, At(value), middle, At(mark.From), At(value));
        foreach (var mark in row.Marks)
            if (mark is { Low: { } low, High: { } high } && high > low) DrawWhisker(svg, At(low), At(high), middle);
        if (row.Threshold is not { } threshold) return;
        svg.Line(At(threshold), middle - 11, At(threshold), middle + 11, "tick");
        if (row.ThresholdText is { } text)
            svg.Text(Math.Clamp(At(threshold), Left + 50, Right - 50), middle + 24, text, "q", "middle");
    }

    private static void DrawMark(Svg svg, string kind, double x, double y, double from, double to)
    {
        if (kind == "dot") svg.Dot(x, y, 6, "dot");
        else if (kind == "diamond") svg.Path($"M{x:0.##} {y - 7:0.##}l7 7l-7 7l-7 -7z", "diamond");
        else svg.Box(Math.Min(from, to), y - 7, Math.Abs(to - from), 14, $"bar {kind}");
    }

    private static void DrawWhisker(Svg svg, double low, double high, double y) =>
        svg.Line(low, y, high, y, "whisker").Line(low, y - 5, low, y + 5, "whisker").Line(high, y - 5, high, y + 5, "whisker");

    private double At(double value) => Max > Min ? Left + ((Math.Clamp(value, Min, Max) - Min) / (Max - Min) * (Right - Left)) : Left;
}
