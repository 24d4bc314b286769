using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

/// <summary>Asks for a mail with which a password is set anew. What it says is the same whether or not there is such an account.</summary>
internal sealed class PasswordModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>What the service says of the mail.</summary>
    public string? Sent { get; private set; }

    public string? Problem { get; private set; }

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        try
        {
            Sent = await api.AskPasswordResetAsync(UserName?.Trim() ?? "", cancellation);
        }
        catch (ApiRefusal refusal)
        {
            Problem = refusal.Status == HttpStatusCode.TooManyRequests ? refusal.Title ?? reader["signIn.tooMany"] : reader["open.silent"];
        }
    }
}
