using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>How far a cohort is set up, and what is worth a look before it begins.</summary>
internal sealed class OverviewModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    public PlannedCohort Cohort { get; private set; } = null!;

    public IReadOnlyList<SetupStep> Steps { get; private set; } = [];

    public SetupStep? Next => Steps.FirstOrDefault(step => step.State == SetupStep.ToDo);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cohort = await api.PlannedAsync(Code, cancellation);
        Steps = SetupSteps.Of(Cohort, reader);
    }
}
