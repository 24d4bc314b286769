using System.Net;
using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>How each service stands, and where somebody has to do something.</summary>
internal sealed class ServicesModel(EvaluationApi api, Reader reader) : PageModel
{
    /// <summary>No status where a service is silent.</summary>
    public IReadOnlyList<(string Service, OperationsStatus? Status)> Services { get; private set; } = [];

    public string Sentence
    {
        get
        {
            var open = Services.Where(service => HealthOf(service.Status) != "Healthy" || service.Status is { Failed: > 0 }).Select(service => reader[$"service.{service.Service}"]).ToList();
            return open.Count == 0 ? reader["service.allWell"] : reader["service.look", string.Join(", ", open)];
        }
    }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Services = await Task.WhenAll(ServiceNames.All.Select(async service => (service, await StatusAsync(service, cancellation))));

    public static string HealthOf(OperationsStatus? status) => status is null ? "Silent" : status.Health?.Status ?? "Healthy";

    public static Mark MarkOf(string health) => Mark.Of(health switch { "Healthy" => "proven", "Degraded" => "inconclusive", _ => "failed" });

    private async Task<OperationsStatus?> StatusAsync(string service, CancellationToken cancellation)
    {
        try
        {
            return await api.OperationsAsync(service, cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Status >= HttpStatusCode.InternalServerError)
        {
            // That it is silent is what the page is there to say.
            return null;
        }
    }
}
