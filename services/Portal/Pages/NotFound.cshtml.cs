using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

/// <summary>For every address that is no page.</summary>
[IgnoreAntiforgeryToken]
internal sealed class NotFoundModel : PageModel
{
    // Whatever the method.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.StatusCode = StatusCodes.Status404NotFound;
}
