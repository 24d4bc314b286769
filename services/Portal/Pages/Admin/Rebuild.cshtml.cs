using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>Builds chains again from the journal, and tells where they were not what the journal says. Doing it twice changes nothing.</summary>
internal sealed class RebuildModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty]
    public string? Cohort { get; set; }

    public RebuildReport? Report { get; private set; }

    /// <summary>The services are to tell their state anew.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>Takes longer than a page waits; the result is in the audit log.</summary>
    public bool IsUnderWay { get; private set; }

    public IReadOnlyList<string> Said { get; private set; } = [];

    public async Task OnPostOneAsync(CancellationToken cancellation)
    {
        var code = Cohort?.Trim() ?? "";
        if (code.Length == 0)
        {
            Said = [reader["admin.cohort.missing"]];
            return;
        }
        try
        {
            Report = await api.RebuildAsync(code, cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Status == HttpStatusCode.NotFound)
        {
            Said = [reader["admin.cohort.unknown", code]];
        }
    }

    public async Task OnPostAllAsync(CancellationToken cancellation)
    {
        try
        {
            Report = await api.RebuildAsync(null, cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.InnerException is OperationCanceledException)
        {
            IsUnderWay = true;
        }
    }

    public async Task OnPostServicesAsync(CancellationToken cancellation)
    {
        await api.AskAllServicesAsync(cancellation);
        IsAsked = true;
    }
}
