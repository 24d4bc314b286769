using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>A cohort's files as a ZIP: looked through, or imported whole or not at all.</summary>
internal sealed class ImportModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What is stored but not in the files goes.</summary>
    [BindProperty]
    public bool Replace { get; set; }

    /// <summary>Code of the cohort that was imported a moment ago.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Whether that changed anything.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Changed { get; set; }

    public ImportReport? Report { get; private set; }

    /// <summary>What has to be mended in the files, each with its place.</summary>
    public IReadOnlyList<ProblemPart> Errors { get; private set; } = [];

    public IReadOnlyList<string> Said { get; private set; } = [];

    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation) => RunAsync(dryRun: true, cancellation);

    public Task<IActionResult> OnPostImportAsync(CancellationToken cancellation) => RunAsync(dryRun: false, cancellation);

    private async Task<IActionResult> RunAsync(bool dryRun, CancellationToken cancellation)
    {
        if (Upload is null)
        {
            Said = [reader["import.nothing"]];
            return Page();
        }
        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, cancellation);
        try
        {
            var report = await api.ImportAsync(content.ToArray(), dryRun, Replace, cancellation);
            if (!dryRun) return LocalRedirect($"/import?done={Uri.EscapeDataString(report.Cohort)}&changed={(report.Changed ? "true" : "false")}");
            Report = report;
        }
        // A service that is late has its own words for what became of the import.
        catch (ApiRefusal refusal) when (refusal.IsAboutInput() || refusal is { Status: HttpStatusCode.ServiceUnavailable, Code: not null })
        {
            Errors = [.. refusal.Parts.Where(part => part.File is not null)];
            Said = [refusal.Title ?? reader["problem.refused"]];
            if (refusal.Status == HttpStatusCode.Conflict && refusal.Code == "importConflicts") Said = [.. Said, reader["import.conflicts"]];
        }
        return Page();
    }
}
