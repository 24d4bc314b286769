using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

internal sealed class IndexModel(EvaluationApi api, Reader reader) : PageModel
{
    public static readonly string[] States = ["broken", "inProgress", "incomplete", "inconclusive", "unbroken"];

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>What needs a leader's eye comes first.</summary>
    public IReadOnlyList<ChainSummary> Cohorts { get; private set; } = [];

    public IReadOnlyList<Named> Agencies { get; private set; } = [];

    public IReadOnlyList<Named> Programmes { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    public string First => Address(null);

    public string? Next { get; private set; }

    public bool IsFiltered => Agency is not null || Programme is not null || State is not null || Year is not null;

    /// <summary>How many there are, and how many of them need a leader's eye.</summary>
    public string Count
    {
        get
        {
            var (broken, atRisk) = (Cohorts.Count(item => item.Verdict.State == "broken"), Cohorts.Count(item => item.Verdict is { State: not "broken", AtRisk.Count: > 0 }));
            var sentences = new[] { reader["list.count", reader.Display.Count(Cohorts.Count)], broken == 0 ? "" : reader["list.broken", broken], atRisk == 0 ? "" : reader["list.atRisk", atRisk] };
            return string.Join(' ', sentences.Where(sentence => sentence != ""));
        }
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // An address typed by hand may name no state or year there is; all are shown then.
        if (!States.Contains(State)) State = null;
        if (Year is < 1900 or > 2999) Year = null;
        var page = await api.ListAsync(new(Agency, Programme, State, Year, Cursor), cancellation);
        Cohorts = page.Items;
        Agencies = Choices(page.Facets?.Agencies, Agency);
        Programmes = Choices(page.Facets?.Programmes, Programme);
        Years = [.. (page.Facets?.Years ?? []).Union(Year is { } year ? [year] : []).OrderDescending()];
        Next = page.Cursor is null ? null : Address(page.Cursor);
    }

    // A code from the address stays chosen, also where nothing bears it.
    private static IReadOnlyList<Named> Choices(IReadOnlyList<Named>? known, string? chosen) =>
        chosen is null || known?.Any(named => named.Code == chosen) == true ? known ?? [] : [.. known ?? [], new(chosen, chosen)];

    private string Address(string? cursor)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("agency", Agency), ("programme", Programme), ("year", Year?.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)), ("state", State), ("cursor", cursor) })
            if (value is not null) query.Add(name, value);
        return "/" + query;
    }
}
