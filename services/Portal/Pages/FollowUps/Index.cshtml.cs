using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.FollowUps;

/// <summary>The follow-ups of one cohort, and adding one.</summary>
internal sealed class IndexModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    [BindProperty]
    public string? Months { get; set; }

    [BindProperty]
    public string? WindowDays { get; set; }

    [BindProperty]
    public DateOnly? OpensOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<FollowUpStatus> FollowUps { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        var months = Whole(Months);
        var window = Whole(WindowDays);
        if (!IsMissing((months is null, "followUp.months.missing"), (window is null && !string.IsNullOrWhiteSpace(WindowDays), "followUp.window.number"), (string.IsNullOrWhiteSpace(Reason), "work.reason.missing"))
            && await TryAsync(() => api.AddFollowUpAsync(Code, months!.Value, window, OpensOn, Reason!.Trim(), cancellation)))
            return LocalRedirect(Address($"follow-ups/{months}?note=added"));
        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        var all = await api.FollowUpsAsync(Code, cancellation);
        FollowUps = await Task.WhenAll(all.Select(item => api.FollowUpStatusAsync(Code, item.Months, cancellation)));
    }

    private static int? Whole(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
