using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>After a form was sent: back to what is left, or thanks.</summary>
internal sealed class SentModel(EvaluationApi api) : PageModel
{
    public bool CanCorrect { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var forms = await OpenForms.OfAsync(api, cancellation);
        CanCorrect = forms.CanCorrect;
        return forms.Due > 0 ? LocalRedirect("/answer?note=sent") : Page();
    }
}
