using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>A cohort's files, as they can be imported again.</summary>
internal sealed class ExportModel(EvaluationApi api) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation) =>
        File(await api.ExportAsync(code, cancellation), "application/zip", $"{code}.zip");
}
