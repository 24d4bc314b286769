using Microsoft.AspNetCore.Html;

namespace Evaluation.Portal.Pictures;

/// <param name="When">In short, such as "Mar 2024".</param>
/// <param name="Text">The value in words.</param>
internal sealed record TimePoint(string When, double? Value, double? Low, double? High, double? Threshold, string? ThresholdText, string Text);

/// <summary>One figure over the cohorts of a programme: dots with whiskers, each with its own target as a tick.</summary>
internal sealed record TimePicture(string Id, string Title, string Description, double Min, double Max, string MinText, string MaxText, IReadOnlyList<TimePoint> Points)
{
    private const double Width = 400, Left = 48, Right = 392, Top = 28, Bottom = 152, Height = 178;

    public IHtmlContent Draw()
    {
        var svg = new Svg(Id, "time", Width, Height, Title, Description);
        svg.Line(Left, Bottom, Right, Bottom, "axis")
            .Text(Left - 6, Bottom + 4, MinText, "q", "end").Text(Left - 6, Top + 4, MaxText, "q", "end");
        var step = (Right - Left) / Points.Count;
        for (var i = 0; i < Points.Count; i++) DrawPoint(svg, Points[i], Left + (step * (i + 0.5)));
        return svg.Done();
    }

    private void DrawPoint(Svg svg, TimePoint point, double x)
    {
        svg.Text(x, Bottom + 20, point.When, "q", "middle");
        if (point.Threshold is { } threshold)
        {
            svg.Line(x - 16, At(threshold), x + 16, At(threshold), "tick");
            svg.Text(x + 21, At(threshold) + 4, point.ThresholdText ?? "", "q");
        }
        if (point.Value is not { } value)
        {
            svg.Text(x, Bottom - 10, point.Text, "q", "middle");
            return;
        }
        if (point is { Low: { } low, High: { } high } && high > low)
            svg.Line(x, At(low), x, At(high), "whisker").Line(x - 5, At(low), x + 5, At(low), "whisker").Line(x - 5, At(high), x + 5, At(high), "whisker");
        svg.Dot(x, At(value), 6, "dot");
        var above = Math.Min(At(value), point.High is { } end ? At(end) : At(value)) - 11;
        // Below where there is no room above, or the target's tick stands there.
        var isTaken = above < 14 || (point.Threshold is { } target && At(target) > above - 14 && At(target) < above + 4);
        svg.Text(x, isTaken ? At(value) + 22 : above, point.Text, "f", "middle");
    }

    private double At(double value) => Max > Min ? Bottom - ((Math.Clamp(value, Min, Max) - Min) / (Max - Min) * (Bottom - Top)) : Bottom;
}
