using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>After a form was sent: back to what is left, or thanks.</summary>
internal sealed class SentModel(EvaluationApi api, ILogger<SentModel> logger) : PageModel
{
    public bool CanCorrect { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var forms = await OpenForms.OfAsync(api, logger, cancellation);
        CanCorrect = forms.CanCorrect;
        // Where a service is silent there may be more to answer: the list says so.
        return forms.Due > 0 || !forms.IsWhole ? LocalRedirect("/answer?note=sent") : Page();
    }
}
