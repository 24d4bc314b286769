using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>Begins a cohort: what is asked here is enough for it to be there; the other steps follow.</summary>
internal sealed class NewModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty]
    public BasicsForm Form { get; set; } = new();

    /// <summary>Code of a cohort whose plan this one begins with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public IReadOnlyList<(string Value, string Words)> Others { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Said { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var page = await OpenAsync(cancellation);
        if (From is not null && page.Items.Any(item => item.Cohort.Code == From))
        {
            Form = BasicsForm.Of((await api.PlannedAsync(From, cancellation)).Definition, reader);
            (Form.Code, Form.Name, Form.StartsOn, Form.EndsOn, Form.Planned, Form.Spent) = (null, null, null, null, null, null);
        }
        // A training unit has one agency, mostly.
        else if (page.Facets?.Agencies is [var agency]) (Form.AgencyName, Form.AgencyCode) = (agency.Name, agency.Code);
        Form.TimeZone ??= BasicsForm.TimeZones[0];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        Problems = Form.Problems(reader);
        if (Problems.Count > 0) return Page();
        try
        {
            var plan = string.IsNullOrEmpty(From) ? new CohortPlan() : CopiedPlan.Of((await api.PlannedAsync(From, cancellation)).Definition.Plan);
            var begun = await api.BeginCohortAsync(Form.With(plan, reader), cancellation);
            return LocalRedirect($"{SetupSteps.Next(begun, SetupSteps.Basics)}?note=saved");
        }
        catch (ApiRefusal refusal) when (refusal.IsAboutInput())
        {
            Said = refusal.Sentences(reader, "setup.elsewhere");
            return Page();
        }
    }

    private async Task<ChainPage> OpenAsync(CancellationToken cancellation)
    {
        var page = await api.ListAsync(new(), cancellation);
        Others = [("", reader["new.from.none"]), .. page.Items.OrderByDescending(item => item.Cohort.EndsOn).Select(item => (item.Cohort.Code, $"{item.Cohort.Name} ({item.Cohort.Code})"))];
        return page;
    }
}
