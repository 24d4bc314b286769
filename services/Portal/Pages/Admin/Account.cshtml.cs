using System.Net;
using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>One account: its role and agency, and whether it may come in.</summary>
internal sealed class AccountModel(EvaluationApi api, Reader reader) : PageModel
{
    private static readonly string[] Notes = ["invited", "invitedAgain", "changed", "reset"];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    /// <summary>Of the account that the form was filled in for.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public AccountItem Account { get; private set; } = null!;

    public RoleFields RoleFields { get; private set; } = new(null, null, []);

    public IReadOnlyList<string> Said { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!Notes.Contains(Note)) Note = null;
        await ReadAsync(cancellation);
        (Role, Agency, Email) = (Account.Role, Account.Agency, Account.Email);
        RoleFields = RoleFields with { Role = Role, Agency = Agency };
    }

    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancellation) =>
        DoAsync("changed", () => api.ChangeAccountAsync(Id, new(Role ?? "", Agency?.Trim() ?? "", Email?.Trim() ?? ""), Version, cancellation), cancellation);

    public Task<IActionResult> OnPostStateAsync(string to, CancellationToken cancellation) =>
        DoAsync("changed", () => api.ChangeAccountAsync(Id, new(State: to), Version, cancellation), cancellation, keepsTyped: false);

    public Task<IActionResult> OnPostInviteAgainAsync(CancellationToken cancellation) => DoAsync("invitedAgain", () => api.InviteAgainAsync(Id, cancellation), cancellation, keepsTyped: false);

    public Task<IActionResult> OnPostResetAsync(CancellationToken cancellation) => DoAsync("reset", async () =>
    {
        var account = await api.AccountAsync(Id, cancellation);
        if (account.Email is null) throw new ApiRefusal(HttpStatusCode.Conflict, reader["account.reset.noEmail"], null);
        await api.AskPasswordResetAsync(account.UserName, cancellation);
    }, cancellation, keepsTyped: false);

    private async Task<IActionResult> DoAsync(string note, Func<Task> act, CancellationToken cancellation, bool keepsTyped = true)
    {
        try
        {
            await act();
            return LocalRedirect($"/admin/accounts/{Id:D}?note={note}");
        }
        catch (ApiRefusal refusal) when (refusal.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            // With the version that is there now: pressed again, it replaces what the other window has stored.
            await ReadAsync(cancellation);
            if (!keepsTyped) (Role, Agency, Email) = (Account.Role, Account.Agency, Account.Email);
            RoleFields = RoleFields with { Role = Role, Agency = Agency };
            Said = refusal.Status == HttpStatusCode.PreconditionFailed ? [reader["account.elsewhere", reader[$"role.{Account.Role}"], Account.Agency ?? reader["account.allAgencies"], reader[$"accountState.{Account.State}"]]]
                : refusal.Errors is { Count: > 0 } errors ? errors : [refusal.Title ?? reader["problem.refused"]];
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Account = await api.AccountAsync(Id, cancellation);
        RoleFields = new(Role, Agency, await RoleFields.AgenciesAsync(api, cancellation));
    }
}
