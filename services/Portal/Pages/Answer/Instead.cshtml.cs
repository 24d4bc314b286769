using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Session;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>What a rater says in the place of an observation.</summary>
internal sealed class InsteadModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ObservationTask Asked { get; private set; } = null!;

    public string? Name { get; private set; }

    public IReadOnlyList<string> Said { get; private set; } = [];

    public bool IsSelf => Asked.RaterGroup == "self";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return Gone;
        ReaderMark.LetKeep(HttpContext);
        return Page();
    }

    public Task<IActionResult> OnPostCouldNotObserveAsync(CancellationToken cancellation) => SayAsync("could-not-observe", Reason?.Trim(), cancellation);

    public Task<IActionResult> OnPostNotMyStaffAsync(CancellationToken cancellation) => SayAsync("not-my-staff", null, cancellation);

    private LocalRedirectResult Gone => LocalRedirect("/answer?note=gone");

    private async Task<IActionResult> SayAsync(string says, string? reason, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return Gone;
        if (says == "could-not-observe" && string.IsNullOrEmpty(reason))
        {
            Said = [reader["instead.reason.missing"]];
            return Page();
        }
        try
        {
            await api.DeclineAsync(Asked, says, reason, cancellation);
            return LocalRedirect("/answer?note=declined");
        }
        catch (ApiRefusal refusal)
        {
            Said = refusal.Errors is { Count: > 0 } errors ? errors
                : refusal.Status < HttpStatusCode.InternalServerError && refusal.Title is { } title ? [title]
                : [reader[refusal.Status == HttpStatusCode.Unauthorized ? "answer.ended" : "answer.silent"]];
            return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if ((await api.ObservationTasksAsync(cancellation)).Tasks.FirstOrDefault(task => task.Assignment == Id) is not { } asked) return false;
        Asked = asked;
        if (!IsSelf) Name = (await api.NamesAsync(asked.Cohort, [asked.Participant], cancellation)).GetValueOrDefault(asked.Participant);
        return true;
    }
}
