using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;

namespace Evaluation.Portal.Pictures;

/// <summary>What joins two levels in the picture: as strong as the link between them is, cut behind a broken level.</summary>
/// <param name="Strength"><c>strong, moderate, weak</c>; <c>open</c> where nothing can be said; <c>cut</c>.</param>
internal sealed record Connector(string Strength, string Reading, string Coefficient)
{
    public static Connector Of(int index, ChainView view, IReadOnlyList<ChainLink> links)
    {
        var from = ChainDocument.LevelNames[index];
        var link = view.Chain.Links.FirstOrDefault(link => link.From == from);
        var isCut = links[index].Mark.State == "failed";
        var strength = link?.Reading is "strong" or "moderate" or "weak" ? link.Reading : "open";
        return new(isCut ? "cut" : strength, link is null ? "" : ReadingOf(link, view), link?.Coefficient is { } rho ? Rho(rho, link, view) : "");
    }

    public static string SentenceOf(Link link, ChainView view)
    {
        var between = view.Reader["link.between", view.Reader[$"level.{link.From}"], view.Reader[$"level.{link.To}"]];
        return $"{between}: {ReadingOf(link, view)}{(link.Coefficient is { } rho ? $", {Rho(rho, link, view)}" : "")}.";
    }

    public void DrawAcross(Svg svg, double x, double y, double length, double below)
    {
        var middle = x + (length / 2);
        if (Strength == "cut") Cut(svg.Line(x + 2, y, middle - 12, y, "join cut").Line(middle + 12, y, x + length, y, "join cut"), middle, y);
        else svg.Line(x, y, x + length, y, $"join {Strength}");
        svg.Text(middle, below, Reading, "q", "middle").Text(middle, below + 18, Coefficient, "q", "middle");
    }

    public void DrawDown(Svg svg, double x, double y, double length)
    {
        var middle = y + (length / 2);
        if (Strength == "cut") Cut(svg.Line(x, y + 2, x, middle - 12, "join cut").Line(x, middle + 12, x, y + length, "join cut"), x, middle);
        else svg.Line(x, y, x, y + length, $"join {Strength}");
        svg.Text(x + 22, middle + (Coefficient == "" ? 5 : -4), Reading, "q").Text(x + 22, middle + 14, Coefficient, "q");
    }

    private static void Cut(Svg svg, double x, double y) => svg.Line(x - 7, y - 7, x + 7, y + 7, "cross").Line(x - 7, y + 7, x + 7, y - 7, "cross");

    private static string ReadingOf(Link link, ChainView view) =>
        link is { Suppressed: true, Reading: null } ? view.Reader["figure.hidden"] : view.Reader[$"reading.{link.Reading}"];

    private static string Rho(double rho, Link link, ChainView view)
    {
        var d = view.Reader.Display;
        return link.Low is null ? $"ρ {d.Number(rho)}" : $"ρ {d.Number(rho)}; {d.Number(link.Low)} … {d.Number(link.High)}";
    }
}
