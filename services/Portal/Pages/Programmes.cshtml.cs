using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

/// <summary>The programmes whose cohorts can be compared.</summary>
internal sealed class ProgrammesModel(EvaluationApi api) : PageModel
{
    public IReadOnlyList<Named> Programmes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Programmes = (await api.ListAsync(new(), cancellation)).Facets?.Programmes ?? [];
}
