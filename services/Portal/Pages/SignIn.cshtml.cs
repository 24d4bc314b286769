using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Session;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

internal sealed class SignInModel(EvaluationApi api, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Why the reader is not signed in yet.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        try
        {
            var userName = UserName?.Trim() ?? "";
            var token = await api.SignInAsync(userName, Password ?? "", cancellation);
            await Sessions.BeginAsync(HttpContext, userName, token, clock.GetUtcNow());
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        }
        catch (ApiRefusal refusal)
        {
            Problem = refusal.Status switch
            {
                HttpStatusCode.Unauthorized => reader["signIn.wrong"],
                HttpStatusCode.TooManyRequests => refusal.Title ?? reader["signIn.tooMany"],
                _ => reader["signIn.silent"],
            };
            return Page();
        }
    }
}
