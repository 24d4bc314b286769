using System.Net;
using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>One service: what it holds back, with the reason, to be sent again or given up.</summary>
internal sealed class ServiceModel(EvaluationApi api, Reader reader) : PageModel
{
    private static readonly string[] Notes = ["replayed", "discarded"];

    [BindProperty(SupportsGet = true)]
    public string Service { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Id { get; set; }

    /// <summary>None where the service is silent.</summary>
    public OperationsStatus? Status { get; private set; }

    public IReadOnlyList<ParkedEvent> Parked { get; private set; } = [];

    public IReadOnlyList<FailedMessage> Failed { get; private set; } = [];

    /// <summary>Why there are no error queues to look into.</summary>
    public string? NoQueues { get; private set; }

    public IReadOnlyList<string> Said { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!Notes.Contains(Note)) Note = null;
        await ReadAsync(cancellation);
    }

    public Task<IActionResult> OnPostReplayAsync(CancellationToken cancellation) => SettleAsync("replay", "replayed", cancellation);

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation) => SettleAsync("discard", "discarded", cancellation);

    private async Task<IActionResult> SettleAsync(string act, string note, CancellationToken cancellation)
    {
        Known();
        if (Kind is not ("parked" or "errors") || string.IsNullOrEmpty(Id)) return BadRequest();
        try
        {
            await api.SettleAsync(Service, Kind, Id, act, cancellation);
            return LocalRedirect($"/admin/services/{Service}?note={note}");
        }
        catch (ApiRefusal refusal) when (refusal.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Settled by somebody else, or by the first of two clicks.
            Said = [reader["service.settled"]];
            await ReadAsync(cancellation);
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Known();
        try
        {
            Status = await api.OperationsAsync(Service, cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Status >= HttpStatusCode.InternalServerError)
        {
            // That it is silent is what the page says.
            return;
        }
        Parked = await api.ParkedAsync(Service, cancellation);
        try
        {
            Failed = await api.FailedAsync(Service, cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Code is "noErrorQueues" or "brokerNotReached")
        {
            NoQueues = refusal.Title;
        }
    }

    private void Known()
    {
        if (!ServiceNames.All.Contains(Service)) throw new ApiRefusal(HttpStatusCode.NotFound, null, null);
    }
}
