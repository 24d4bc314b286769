using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Session;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>What somebody still has to answer, by cohort.</summary>
internal sealed class TasksModel(EvaluationApi api, TimeProvider clock, ILogger<TasksModel> logger) : PageModel
{
    private static readonly string[] Notes = ["gone", "declined", "sent"];

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    public OpenForms Forms { get; private set; } = OpenForms.None;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!Notes.Contains(Note)) Note = null;
        Forms = await OpenForms.OfAsync(api, logger, cancellation);
        // Half a list is not one to go by without a connection.
        if (Forms.IsWhole) ReaderMark.LetKeep(HttpContext);
    }
}
