using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Pictures;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

/// <summary>Cohorts of one programme side by side, and over time.</summary>
internal sealed class ProgrammeModel(EvaluationApi api, Reader reader) : PageModel
{
    // More do not fit side by side on paper.
    private const int Most = 6;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>The cohorts chosen; the latest where none are.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Cohort { get; set; } = [];

    /// <summary>All of the programme, the latest first.</summary>
    public IReadOnlyList<Cohort> All { get; private set; } = [];

    /// <summary>Those compared, by end date.</summary>
    public IReadOnlyList<ChainView> Chains { get; private set; } = [];

    public IReadOnlyList<(string Title, IHtmlContent Drawing)> Pictures { get; private set; } = [];

    public string Name => All[0].Programme.Name;

    /// <summary>On which scale a cohort's value lies, where that of another lies on another; null where none needs saying.</summary>
    public Scale? ScaleToTell(ComparedFigure compared, ChainView chain) =>
        ComparedFigures.ScalesOf(compared, Chains.Select(other => other.Chain)).Count > 1 ? ComparedFigures.ScaleOf(compared, chain.Chain) : null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var page = await api.ListAsync(new(Programme: Code), cancellation);
        All = [.. page.Items.Select(item => item.Cohort).OrderByDescending(cohort => cohort.EndsOn)];
        if (All.Count == 0) throw new ApiRefusal(System.Net.HttpStatusCode.NotFound, null, null);
        var chosen = All.Where(cohort => Cohort.Contains(cohort.Code)).ToList();
        var shown = (chosen.Count > 0 ? chosen : All).Take(Most).OrderBy(cohort => cohort.EndsOn);
        var chains = await Task.WhenAll(shown.Select(cohort => api.ChainAsync(cohort.Code, null, cancellation)));
        Chains = [.. chains.Select(chain => new ChainView(chain, reader, null))];
        Pictures = [.. TimePictures.Of(Chains, reader)];
    }
}
