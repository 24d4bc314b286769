using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>What a test asks and how long it takes, before its clock runs.</summary>
internal sealed class TestStartModel(EvaluationApi api, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Cohort { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Phase { get; set; } = "";

    public TestTask Asked { get; private set; } = null!;

    public IReadOnlyList<string> Said { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateTimeOffset Closing => TestTime.EndOf(Asked.TimeZone, Asked.ClosesOn, null, Now);

    /// <summary>When the reader's time is over: as it was begun, or as it would be now.</summary>
    public DateTimeOffset EndsAt => Asked.EndsAt ?? TestTime.EndOf(Asked.TimeZone, Asked.ClosesOn, Asked.TimeLimitMinutes, Now);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ElsewhereAsync(cancellation) ?? (IActionResult)Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await ElsewhereAsync(cancellation) is { } elsewhere) return elsewhere;
        try
        {
            await api.StartTestAsync(Cohort, Phase, cancellation);
            return LocalRedirect($"{TestTime.Address(Cohort, Phase)}/questions");
        }
        catch (ApiRefusal refusal) when (Told.IsToMend(refusal))
        {
            Said = Told.Of(reader, refusal);
            return Page();
        }
    }

    /// <summary>One that is no longer asked was handed in, and its result says so; or it never was.</summary>
    private async Task<LocalRedirectResult?> ElsewhereAsync(CancellationToken cancellation)
    {
        if ((await api.TestTasksAsync(cancellation)).FirstOrDefault(task => task.Cohort == Cohort && task.Phase == Phase) is not { } asked)
            return LocalRedirect(await api.SittingAsync(Cohort, Phase, cancellation) is null ? "/answer?note=gone" : $"{TestTime.Address(Cohort, Phase)}/result");
        Asked = asked;
        return null;
    }
}
