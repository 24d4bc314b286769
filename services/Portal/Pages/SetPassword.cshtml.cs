using System.Net;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

/// <summary>What the link in an invitation or a reset of a password opens. Its secret stands behind the #, as that of a personal link.</summary>
internal sealed class SetPasswordModel(EvaluationApi api, Reader reader) : PageModel
{
    /// <summary>Given back with a problem, so that it need not be pasted again.</summary>
    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public bool IsSet { get; private set; }

    /// <summary>The link is good for nothing: another has to be asked for.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Why it is not set yet.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        try
        {
            if (Password != Again) Problems = [reader["setPassword.differ"]];
            else if (LinkSecret.In(Link) is not { } secret) Problems = [reader["setPassword.noLonger"]];
            else
            {
                await api.SetPasswordAsync(secret, Password ?? "", cancellation);
                IsSet = true;
            }
        }
        catch (ApiRefusal refusal)
        {
            IsUsed = refusal.Status == HttpStatusCode.Unauthorized;
            Problems = refusal.Status switch
            {
                HttpStatusCode.UnprocessableEntity when refusal.Errors.Count > 0 => refusal.Errors,
                HttpStatusCode.Unauthorized => [reader["setPassword.noLonger"]],
                HttpStatusCode.TooManyRequests => [refusal.Title ?? reader["signIn.tooMany"]],
                _ => [reader["signIn.silent"]],
            };
        }
    }
}
