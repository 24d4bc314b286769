namespace Evaluation.Portal.Api;

/// <summary>Whole cohorts, in and out.</summary>
internal sealed partial class EvaluationApi
{
    // What the gateway allows: a bundle goes into five databases before it is answered.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="dryRun">Only check and compare.</param>
    /// <param name="replace">What is stored but not in the files goes.</param>
    public Task<ImportReport> ImportAsync(byte[] bundle, bool dryRun, bool replace, CancellationToken cancellation)
    {
        // The page that imports asks for nothing else.
        http.Timeout = Patience;
        return SendFileAsync(HttpMethod.Post, $"api/import?dryRun={(dryRun ? "true" : "false")}&replace={(replace ? "true" : "false")}", File(bundle, "application/zip"), null, ReadAsync<ImportReport>, cancellation);
    }

    public async Task<byte[]> ExportAsync(string cohort, CancellationToken cancellation)
    {
        http.Timeout = Patience;
        using var request = await OwnRequestAsync(HttpMethod.Get, $"api/export/{Uri.EscapeDataString(cohort)}");
        return await SendAsync(request, response => response.Content.ReadAsByteArrayAsync(cancellation), cancellation);
    }
}
