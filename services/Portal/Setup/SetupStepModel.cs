using System.Net;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Setup;

/// <summary>
/// A step that changes a part of the plan: the plan is read anew at each saving, only this step's part is put into it, and the version
/// that the page was made from tells whether somebody else has changed it meanwhile.
/// </summary>
internal abstract class SetupStepModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>Of the plan, as the page shows it.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    public PlannedCohort Cohort { get; private set; } = null!;

    public CohortPlan Plan => Cohort.Definition.Plan;

    public IReadOnlyDictionary<string, string> Problems { get; protected set; } = new Dictionary<string, string>();

    /// <summary>What keeps it from being saved.</summary>
    public IReadOnlyList<string> Said { get; protected set; } = [];

    /// <summary>One of <see cref="SetupSteps"/>.</summary>
    public abstract string Step { get; }

    protected Reader Reader => reader;

    protected EvaluationApi Api => api;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        Version = Cohort.PlanVersion;
        Show();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        Take(await Request.ReadFormAsync(cancellation));
        Problems = Check();
        if (Problems.Count > 0) return Page();
        try
        {
            var saved = await api.ChangePlanAsync(await ChangedAsync(cancellation), Version, cancellation);
            return LocalRedirect($"{SetupSteps.Next(saved, Step)}?note=saved");
        }
        catch (ApiRefusal refusal) when (refusal.IsAboutInput())
        {
            Said = refusal.Sentences(reader, "setup.elsewhere");
            // The next press of the button goes over what the other window has stored of this step.
            if (refusal.Status == HttpStatusCode.PreconditionFailed) Version = Cohort.PlanVersion;
            return Page();
        }
    }

    /// <summary>Reads what the page needs beside the plan.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Fills the fields from the plan.</summary>
    protected abstract void Show();

    /// <summary>Fills the fields from what was typed, where they are not bound by name.</summary>
    protected virtual void Take(IFormCollection form)
    {
    }

    /// <summary>What has to be mended, by field.</summary>
    protected abstract IReadOnlyDictionary<string, string> Check();

    /// <summary>The definition with this step's part as it was typed.</summary>
    protected abstract Task<CohortDefinition> ChangedAsync(CancellationToken cancellation);

    protected async Task OpenAsync(CancellationToken cancellation)
    {
        Cohort = await api.PlannedAsync(Code, cancellation);
        await PrepareAsync(cancellation);
    }
}
