using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.WithdrawEntry;

/// <summary>Takes back what was entered by mistake or twice: what it is, what becomes of the chain without it, and why it goes.</summary>
internal sealed class IndexModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    private static readonly string[] Results = [ResultsEntries.KpiPlace, ResultsEntries.MeasurementPlace, ResultsEntries.FinancePlace];

    private static readonly string[] Places = ["reaction/responses", "learning/scores", "behaviour/observations", .. Results];

    [BindProperty(SupportsGet = true)]
    public string Level { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>That was read.</summary>
    [BindProperty]
    public int? Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Entry Stored { get; private set; } = null!;

    public EnteredThing Thing { get; private set; } = null!;

    /// <summary>Why it would be refused, told before anybody writes a reason; null where it can go.</summary>
    public string? Not { get; private set; }

    /// <summary>The page from which one comes here: <c>paper</c> or <c>results</c>.</summary>
    public string Tab => Results.Contains(Place) ? "results" : "paper";

    private string Place => $"{Level}/{Kind}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Version = Stored.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        try
        {
            await LoadAsync(cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Status == HttpStatusCode.NotFound && Cohort is not null && Places.Contains(Place))
        {
            // By the first of two clicks, or by somebody else: either way it is no longer there.
            return LocalRedirect(Address($"{Tab}?note=withdrawnBefore"));
        }
        var reason = Reason?.Trim();
        if (!IsMissing((string.IsNullOrEmpty(reason), "work.reason.missing"), (reason?.Length > 500, "work.reason.long"))
            && await TryAsync(() => api.WithdrawAsync(Place, Code, Id, reason!, Version ?? 0, cancellation))) return LocalRedirect(Address($"{Tab}?note=withdrawn"));
        // Whoever has read what was said withdraws the version that is there now.
        Version = Stored.Version;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (!Places.Contains(Place)) throw new ApiRefusal(HttpStatusCode.NotFound, null, null);
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        Stored = await api.EntryAsync(Place, Code, Id, cancellation);
        var isMeasured = Place == ResultsEntries.KpiPlace && (await api.EntriesAboutAsync(ResultsEntries.MeasurementPlace, Code, Stored.Key.Subject, cancellation)).Count > 0;
        Not = EnteredThing.NotWithdrawn(Stored, isMeasured);
        var kpis = Place == ResultsEntries.MeasurementPlace ? await api.EntriesAsync(ResultsEntries.KpiPlace, Code, null, 1000, cancellation) : [];
        Thing = new(Reader, Cohort, await api.PeopleAsync(Code, cancellation), kpis.ToDictionary(kpi => kpi.Key.Subject, kpi => kpi.Read<Kpi>().Name));
    }
}
