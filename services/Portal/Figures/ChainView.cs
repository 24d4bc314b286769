using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Html;

namespace Evaluation.Portal.Figures;

/// <summary>A chain as its reader sees it: every figure in words, with the way to its explanation.</summary>
/// <param name="asOf">The date asked for, which the addresses keep; null for today.</param>
internal sealed class ChainView(ChainDocument chain, Reader reader, DateOnly? asOf)
{
    public ChainDocument Chain => chain;

    public Reader Reader => reader;

    public FigureSet Figures { get; } = new(chain, reader);

    /// <summary>Who changed the plan.</summary>
    public PlanAuthors Authors { get; init; } = PlanAuthors.Unnamed;

    public PlanNames Names { get; } = new(chain.Plan);

    /// <summary>The query that keeps the date; empty for today.</summary>
    public string Query => asOf is { } date ? $"?asOf={date:yyyy-MM-dd}" : "";

    public string Address => $"/cohorts/{Uri.EscapeDataString(chain.Cohort.Code)}";

    public string AddressOf(string figure) => $"{Address}/explain/{Uri.EscapeDataString(figure)}{Query}";

    /// <summary>Whether the reader is kept from a figure here.</summary>
    public bool HasHidden => Figures.All.Any(figure => figure.IsHidden) || chain.Targets.Any(target => target.IsHidden);

    /// <summary>The value as text.</summary>
    public string Text(string code) => Figures.Find(code) is { } figure ? Text(figure) : Display.Nothing;

    public string Text(Figure figure) => figure.IsHidden ? reader["figure.hidden"] : Display.In(figure.UnitOfMeasure, Bare(figure));

    /// <summary>Without its unit of measure, for where several stand before one.</summary>
    public string Bare(Figure figure) => reader.Display.Write(figure.Unit, figure.Value, figure.Decimals);

    /// <summary>The value, as a link to its explanation. There is nothing to explain where nothing is known.</summary>
    public IHtmlContent Value(string code)
    {
        var html = new HtmlContentBuilder();
        if (Figures.Find(code) is not { } figure || (figure.Value is null && !figure.IsHidden)) return html.Append(Display.Nothing);
        return html.AppendFormat("<a class=\"{0}\" href=\"{1}\">{2}</a>", figure.IsHidden ? "figure hidden" : "figure", AddressOf(code), Text(figure));
    }

    public string Interval(string code) => Figures.Find(code) is { } figure ? Interval(figure) : Display.Nothing;

    public string Interval(Figure figure) => Display.In(figure.UnitOfMeasure, Display.Interval(figure.Low, figure.High, value => reader.Display.Write(figure.Unit, value, figure.Decimals)));

    /// <summary>How many it rests on: "63 dari 68".</summary>
    public string Rests(Figure figure) => (figure.N, figure.Of) switch
    {
        ({ } n, { } of) => reader["word.ofN", reader.Display.Count(n), reader.Display.Count(of)],
        ({ } n, null) => reader.Display.Count(n),
        _ => Display.Nothing,
    };

    public string Rests(string code) => Figures.Find(code) is { } figure ? Rests(figure) : Display.Nothing;

    public string Word(string code) => Figures.Find(code)?.Word ?? Display.Nothing;

    /// <summary>A target's value in words, also where the reader is kept from it.</summary>
    public string TargetValue(Target target) =>
        target.IsHidden ? reader["figure.hidden"] : reader.Display.Metric(target.Metric, target.Value);
}
