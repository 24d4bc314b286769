using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.EnterResults;

/// <summary>KPIs with their measurements, and costs and benefits: what is entered, what the chain makes of it, and entering more.</summary>
internal sealed class IndexModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    /// <summary>Made when the page is opened: however often a form of it is sent, it is one entry.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public MeasurementForm Measured { get; set; } = new();

    [BindProperty]
    public KpiForm Kpi { get; set; } = new();

    [BindProperty]
    public FinanceForm Finance { get; set; } = new();

    public ResultsEntries Entries { get; private set; } = null!;

    /// <summary>The form that was refused, to be mended.</summary>
    public string? Mending { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public Task<IActionResult> OnPostMeasureAsync(CancellationToken cancellation) =>
        EnterAsync("measure", ResultsEntries.MeasurementPlace, Measured.Problems(Reader), () => Measured.ToBody(Reader), "measured", cancellation);

    public Task<IActionResult> OnPostKpiAsync(CancellationToken cancellation) => EnterAsync("kpi", ResultsEntries.KpiPlace, Kpi.Problems(Reader), () => Kpi.ToBody(Reader), "kpi", cancellation);

    public Task<IActionResult> OnPostFinanceAsync(CancellationToken cancellation) => EnterAsync("finance", ResultsEntries.FinancePlace, Finance.Problems(Reader), () => Finance.ToBody(Reader), "finance", cancellation);

    private async Task<IActionResult> EnterAsync(string form, string place, IReadOnlyList<string> problems, Func<object> body, string note, CancellationToken cancellation)
    {
        Said = problems;
        if (problems.Count == 0)
        {
            if (await TryAsync(() => api.EnterAsync(place, Code, body(), $"{Key}.{form}", cancellation))) return LocalRedirect(Address($"results?note={note}"));
            // What is sent after this is another entry: one of this key is stored, or nothing is.
            Key = null;
        }
        await LoadAsync(cancellation);
        Mending = form;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        Entries = await ResultsEntries.OfAsync(api, Code, cancellation);
        Finance.Line = Entries.NextLine;
        Key = string.IsNullOrWhiteSpace(Key) ? Guid.NewGuid().ToString("N") : Key;
    }
}
