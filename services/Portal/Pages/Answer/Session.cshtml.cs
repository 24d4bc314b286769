using Evaluation.Portal.Session;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>For the device that has answers to send: whose session this is, and a token for forms, since the form's own may be of an earlier one.</summary>
internal sealed class SessionModel(IAntiforgery antiforgery) : PageModel
{
    public JsonResult OnGet() => new(new { reader = ReaderMark.Of(HttpContext), token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });
}
