using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>The library of instruments.</summary>
internal sealed class LibraryModel(EvaluationApi api) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    public IReadOnlyList<InstrumentItem> Instruments { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Instruments = await api.InstrumentsAsync(cancellation);
}
