using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>The mails by which accounts get their password, and what to do about those that reached nobody.</summary>
internal sealed class MailsModel(EvaluationApi api, Reader reader) : PageModel
{
    private static readonly string[] Notes = ["retried", "discarded"];

    // Nobody answers a mail to an account.
    public static IReadOnlyList<string> States { get; } = [.. FollowUps.MailsModel.States.Except(["answered"])];

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cursor { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    [BindProperty]
    public Guid Mail { get; set; }

    public AccountMailPage Mails { get; private set; } = null!;

    /// <summary>User names, by account.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<string> Said { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public Task<IActionResult> OnPostRetryAsync(CancellationToken cancellation) => SettleAsync("retry", "retried", cancellation);

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation) => SettleAsync("discard", "discarded", cancellation);

    public string Address(Guid? cursor, string? note = null, string? handler = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("state", State), ("cursor", cursor?.ToString("D")), ("note", note), ("handler", handler) })
            if (value is not null) query.Add(name, value);
        return "/admin/mails" + query;
    }

    private async Task<IActionResult> SettleAsync(string act, string note, CancellationToken cancellation)
    {
        if (!States.Contains(State)) State = null;
        try
        {
            await api.SettleAccountMailAsync(Mail, act, cancellation);
            return LocalRedirect(Address(Cursor, note));
        }
        catch (ApiRefusal refusal) when (Told.IsToMend(refusal))
        {
            Said = Told.Of(reader, refusal);
            await LoadAsync(cancellation);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        // An address typed by hand may name none there is; all are shown then.
        if (!States.Contains(State)) State = null;
        if (!Notes.Contains(Note)) Note = null;
        Mails = await api.AccountMailsAsync(State, Cursor, cancellation);
        Names = await Actors.NamesAsync(api, Mails.Items.Select(mail => mail.Account), cancellation);
    }
}
