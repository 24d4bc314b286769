using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>After a test: the score, or what it waits for. Also where somebody comes whose time was over.</summary>
internal sealed class TestResultModel(EvaluationApi api, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Cohort { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Phase { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    public Sitting Sitting { get; private set; } = null!;

    /// <summary>The reader's time ended before the test was handed in.</summary>
    public bool IsOver => Note == "over" && clock.GetUtcNow() >= Sitting.EndsAt;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await api.SittingAsync(Cohort, Phase, cancellation) is not { } sitting) return LocalRedirect("/answer?note=gone");
        // The service hands in by itself, within a minute after the end.
        if (sitting.IsInProgress && clock.GetUtcNow() < sitting.EndsAt) return LocalRedirect($"{TestTime.Address(Cohort, Phase)}/questions");
        Sitting = sitting;
        return Page();
    }
}
