using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Errors;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

/// <summary>One figure: what it says, how it is computed, from what, and by which versions.</summary>
internal sealed class ExplainModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "figure")]
    public string FigureCode { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    public ChainView Chain { get; private set; } = null!;

    public Figure Figure { get; private set; } = null!;

    public string? Symbols => FormulaWords.Symbols.GetValueOrDefault(Figure.Formula);

    /// <summary>The answers, scores or entries behind it; null where it is computed from other figures alone.</summary>
    public string? Raw => Vocabulary.Find($"raw.{Figure.Formula}", reader.Language);

    /// <summary>Null where nothing is rounded: counts, and what is shown as it was written.</summary>
    public string? Rounding => Figure.Unit switch
    {
        Unit.Count => null,
        _ when Figure.Formula is "baseline" or "target" or "budgetPlanned" or "budgetSpent" => null,
        Unit.Money => reader["explain.rounding.money"],
        _ when Figure.Formula.Split('.')[0] is "actual" or "effect" => reader["explain.rounding.kpi"],
        _ => reader["explain.rounding"],
    };

    /// <summary>Whether its interval is about this cohort, as those of links and of effects on KPIs are not.</summary>
    public bool SpeaksOfCohort => FormulaWords.Intervals.GetValueOrDefault(Figure.Formula) is not ("welch" or "fisher");

    /// <summary>Where its interval comes from; null where it has none.</summary>
    public string? Interval => Figure.Low is not null && FormulaWords.Intervals.TryGetValue(Figure.Formula, out var kind) ? reader[$"interval.{kind}"] : null;

    /// <summary>Where all that its interval is computed from is told.</summary>
    public string? IntervalSymbols => Interval is not null ? FormulaWords.IntervalSymbols.GetValueOrDefault(Figure.Formula) : null;

    public string Source
    {
        get
        {
            var cohort = Chain.Chain.Cohort;
            var key = Figure.Level switch { "inputs" => "cohort", "links" => "links", _ => "level" };
            return reader[$"explain.source.{key}", reader[$"level.{Figure.Level}"], cohort.Code, cohort.Agency.Name];
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var asOf = AsOfDate.Read(AsOf, reader);
        var chain = await api.ChainAsync(Code, asOf, cancellation);
        Chain = new(chain, reader, asOf) { Authors = await PlanAuthors.OfAsync(api, User, chain, cancellation) };
        if (Chain.Figures.Find(FigureCode) is not { } figure) throw new ApiRefusal(System.Net.HttpStatusCode.NotFound, null, null);
        Figure = figure with { Given = [.. figure.Given, .. await EntriesBehind.OfAsync(api, User, Chain, figure, cancellation)] };
        return Page();
    }
}
