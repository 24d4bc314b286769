using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

internal sealed class CohortModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    public ChainView Chain { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Chain = new(await api.ChainAsync(Code, AsOf, cancellation), reader, AsOf);
}
