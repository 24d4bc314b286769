using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Session;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>What somebody still has to answer, by cohort.</summary>
internal sealed class TasksModel(EvaluationApi api, TimeProvider clock) : PageModel
{
    private static readonly string[] Notes = ["gone", "declined", "sent"];

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    public OpenForms Forms { get; private set; } = OpenForms.None;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!Notes.Contains(Note)) Note = null;
        ReaderMark.LetKeep(HttpContext);
        Forms = await OpenForms.OfAsync(api, cancellation);
    }
}
