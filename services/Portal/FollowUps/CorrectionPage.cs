using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.FollowUps;

/// <summary>Corrects one entry of a cohort's results, in the version that was read.</summary>
internal abstract class CorrectionPage(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int? Version { get; set; }

    public Entry Stored { get; private set; } = null!;

    protected EvaluationApi Api => api;

    /// <summary>Level and kind, such as <c>results/kpis</c>.</summary>
    protected abstract string Place { get; }

    /// <summary>Puts what is stored into the form.</summary>
    protected abstract void Fill();

    /// <summary>What of the form cannot be changed, so that it is not typed: from what is stored.</summary>
    protected abstract void Keep();

    protected abstract IReadOnlyList<string> Problems();

    protected abstract object Body();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Version = Stored.Version;
        Fill();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Keep();
        Said = Problems();
        if (Said.Count == 0 && await TryAsync(() => api.CorrectAsync(Place, Code, Id, Body(), Version ?? 0, cancellation))) return LocalRedirect(Address("results?note=corrected"));
        // Whoever has read what was said goes over the version that is there now.
        Version = Stored.Version;
        return Page();
    }

    protected virtual async Task LoadAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        Stored = await api.EntryAsync(Place, Code, Id, cancellation);
    }
}
