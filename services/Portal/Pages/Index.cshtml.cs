using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

internal sealed class IndexModel(EvaluationApi api) : PageModel
{
    public static readonly string[] Levels = ["reaction", "learning", "behaviour", "results"];

    public static readonly string[] States = ["broken", "inProgress", "incomplete", "inconclusive", "unbroken"];

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<ChainSummary> Cohorts { get; private set; } = [];

    public string First => Address(null);

    public string? Next { get; private set; }

    public bool IsFiltered => Agency is not null || Programme is not null || State is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // An address typed by hand may name no state there is; all are shown then.
        if (!States.Contains(State)) State = null;
        var page = await api.ListAsync(Agency, Programme, State, Cursor, cancellation);
        // What needs a leader's eye comes first; the API's own order stays within.
        Cohorts = [.. page.Items.OrderBy(item => item.Verdict.State == "broken" ? 0 : item.Verdict.AtRisk.Count > 0 ? 1 : 2)];
        Next = page.Cursor is null ? null : Address(page.Cursor);
    }

    private string Address(string? cursor)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("agency", Agency), ("programme", Programme), ("state", State), ("cursor", cursor) })
            if (value is not null) query.Add(name, value);
        return "/" + query;
    }
}
