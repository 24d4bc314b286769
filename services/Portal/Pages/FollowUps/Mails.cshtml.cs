using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.FollowUps;

/// <summary>What became of a cohort's mails, and what to do about those that reached nobody.</summary>
internal sealed class MailsModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    private const int RowsOnAPage = 50;

    public static IReadOnlyList<string> States { get; } = ["no-address", "rejected", "bounced", "parked", "waiting", "sent", "answered", "lapsed", "retried", "discarded"];

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cursor { get; set; }

    [BindProperty]
    public Guid Mail { get; set; }

    public MailPage Mails { get; private set; } = null!;

    public People People { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public Task<IActionResult> OnPostRetryAsync(CancellationToken cancellation) => SettleAsync("retry", cancellation);

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation) => SettleAsync("discard", cancellation);

    public string Own(string? state, Guid? cursor = null, string? note = null)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        foreach (var (name, value) in new[] { ("state", state), ("cursor", cursor?.ToString("D")), ("note", note) })
            if (value is not null) pairs.Add(new(name, value));
        return Address("mails") + QueryString.Create(pairs);
    }

    private async Task<IActionResult> SettleAsync(string what, CancellationToken cancellation)
    {
        if (await TryAsync(() => api.SettleMailAsync(Code, Mail, what, cancellation))) return LocalRedirect(Own(States.Contains(State) ? State : null, null, what == "retry" ? "mailRetried" : "mailDiscarded"));
        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (!States.Contains(State)) State = null;
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        Mails = await api.MailsAsync(Code, State, Cursor, RowsOnAPage, cancellation);
        People = await api.PeopleAsync(Code, cancellation);
    }
}
