using System.Net;
using System.Text;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>
/// People from a spreadsheet: pasted or uploaded, reported on row by row, mended in the same place, and stored when every row is right.
/// A file becomes text on the way, so that from the report on there is one thing to mend.
/// </summary>
internal sealed class AddPeopleModel(EvaluationApi api, Reader reader) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>Cells as a spreadsheet copies them.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Of the people that the report was made against.</summary>
    [BindProperty]
    public string? Version { get; set; }

    public PlannedCohort Cohort { get; private set; } = null!;

    public PeopleReport? Report { get; private set; }

    public IReadOnlyList<string> Said { get; private set; } = [];

    public bool CanStore => Report is { Broken: 0, Problems.Count: 0 } && Report.Added + Report.Changed > 0;

    /// <summary>What wants mending, then what would change.</summary>
    public IReadOnlyList<PeopleRow> ToLookAt => [.. (Report?.Rows ?? []).Where(row => row.State is "problem" or "changed").OrderBy(row => row.State == "problem" ? 0 : 1).ThenBy(row => row.Row)];

    /// <summary>New ones and those that are there already: nothing to do about them.</summary>
    public IReadOnlyList<PeopleRow> Plain => [.. (Report?.Rows ?? []).Where(row => row.State is "new" or "unchanged")];

    public async Task OnGetAsync(CancellationToken cancellation) => Cohort = await api.PlannedAsync(Code, cancellation);

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation)
    {
        Cohort = await api.PlannedAsync(Code, cancellation);
        if (Upload is null && string.IsNullOrWhiteSpace(Text))
        {
            Said = [reader["add.nothing"]];
            return Page();
        }
        return await CheckAsync(cancellation);
    }

    public async Task<IActionResult> OnPostStoreAsync(CancellationToken cancellation)
    {
        Cohort = await api.PlannedAsync(Code, cancellation);
        try
        {
            var stored = await api.StorePeopleAsync(Code, Text ?? "", Version ?? "", cancellation);
            return LocalRedirect($"{SetupSteps.Base(Code)}/people?added={stored.Added}&changed={stored.Changed}");
        }
        catch (ApiRefusal refusal) when (refusal.IsAboutInput())
        {
            // A new report says what is to be done now.
            if (refusal.Status == HttpStatusCode.PreconditionFailed) Said = [reader["add.elsewhere"]];
            return await CheckAsync(cancellation);
        }
    }

    private async Task<IActionResult> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            Report = await api.CheckPeopleAsync(Code, await ContentAsync(cancellation), TypeOfFile(), cancellation);
            (Text, Version) = (Report.Text.Length > 0 ? Report.Text : Text, Report.Version);
        }
        catch (ApiRefusal refusal) when (refusal.IsAboutInput())
        {
            Said = refusal.Sentences(reader, "add.elsewhere");
        }
        return Page();
    }

    private async Task<byte[]> ContentAsync(CancellationToken cancellation)
    {
        // Browsers end the lines of a text field as a letter does, with two signs.
        if (Upload is null) return Encoding.UTF8.GetBytes((Text ?? "").ReplaceLineEndings("\n"));
        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    private string? TypeOfFile() => Upload is null ? null : Upload.FileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? Workbook : "text/csv";
}
