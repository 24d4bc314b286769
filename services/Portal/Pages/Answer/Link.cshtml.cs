using System.Net;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Session;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>
/// What a personal link opens. Its secret stands behind the #, which the browser keeps to itself: the script hands it over in the body of
/// a form, or the reader pastes the link. Nothing of it is shown again or stands in an address.
/// </summary>
internal sealed class LinkModel(EvaluationApi api, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public string? Problem { get; private set; }

    /// <summary>Why no mail was asked for.</summary>
    public string? EmailProblem { get; private set; }

    /// <summary>What the service says of the mail; the same whether or not anybody has the address.</summary>
    public string? Sent { get; private set; }

    /// <summary>The reader was at a page already: the session has ended.</summary>
    public bool HasEnded => ReturnUrl is not null && Problem is null && Sent is null && EmailProblem is null;


    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var secret = LinkSecret.In(Link);
        Link = null;
        try
        {
            if (secret is null) throw new ApiRefusal(HttpStatusCode.Unauthorized, null, null);
            var token = await api.OpenLinkAsync(secret, cancellation);
            await Sessions.BeginByLinkAsync(HttpContext, secret, token, clock.GetUtcNow());
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/answer");
        }
        catch (ApiRefusal refusal)
        {
            Problem = refusal.Status switch
            {
                HttpStatusCode.Unauthorized => reader["open.noLonger"],
                HttpStatusCode.TooManyRequests => refusal.Title ?? reader["signIn.tooMany"],
                _ => reader["open.silent"],
            };
            return Page();
        }
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancellation)
    {
        try
        {
            Sent = await api.ResendLinkAsync(Email?.Trim() ?? "", cancellation);
        }
        catch (ApiRefusal refusal)
        {
            EmailProblem = refusal.Status switch
            {
                HttpStatusCode.UnprocessableEntity => refusal.Title ?? reader["open.email.wrong"],
                HttpStatusCode.TooManyRequests => refusal.Title ?? reader["signIn.tooMany"],
                _ => reader["open.silent"],
            };
        }
        return Page();
    }
}
