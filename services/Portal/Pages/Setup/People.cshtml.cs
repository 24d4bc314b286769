using Evaluation.Portal.Api;
using Evaluation.Portal.Frame;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>Who is in a cohort.</summary>
internal sealed class PeopleModel(EvaluationApi api, Reader reader) : PageModel
{
    public const int RowsOnASheet = 200;

    private Dictionary<Guid, Person> everybody = [];

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>How many were stored a moment ago: new ones and changed ones.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Added { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Changed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    // Not called page: that is what the framework calls this file.
    [BindProperty(SupportsGet = true, Name = "sheet")]
    public int Number { get; set; } = 1;

    [BindProperty]
    public string? OrganiserCode { get; set; }

    [BindProperty]
    public string? OrganiserName { get; set; }

    [BindProperty]
    public string? OrganiserEmail { get; set; }

    /// <summary>What keeps the organiser from being stored.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    public PlannedCohort Cohort { get; private set; } = null!;

    public IReadOnlyList<Person> Participants { get; private set; } = [];

    public IEnumerable<Person> Shown => Participants.Skip((Number - 1) * RowsOnASheet).Take(RowsOnASheet);

    public int Sheets => SheetLinks.CountOf(Participants.Count, RowsOnASheet);

    public IReadOnlyList<Person> Organisers { get; private set; } = [];

    public string? SupervisorOf(Person person) =>
        person.Supervisor is { } id && everybody.TryGetValue(id, out var supervisor) ? supervisor.Name ?? supervisor.Nip ?? supervisor.Code : null;

    public Task OnGetAsync(CancellationToken cancellation) => OpenAsync(cancellation);

    public async Task<IActionResult> OnPostOrganiserAsync(CancellationToken cancellation)
    {
        try
        {
            await api.AddOrganiserAsync(Code, OrganiserCode?.Trim(), OrganiserName?.Trim(), OrganiserEmail?.Trim(), cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.IsAboutInput())
        {
            await OpenAsync(cancellation);
            var isThere = refusal.Code == "personThere";
            // The second of two clicks finds the organiser there.
            if (!isThere || Organisers.FirstOrDefault(person => person.Code == OrganiserCode?.Trim())?.Name != OrganiserName?.Trim())
            {
                Said = isThere ? [reader["people.organiser.there", OrganiserCode]] : refusal.Sentences(reader, "setup.elsewhere");
                return Page();
            }
        }
        return LocalRedirect($"{SetupSteps.Base(Code)}/people?note=saved#organisers");
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        Cohort = await api.PlannedAsync(Code, cancellation);
        everybody = (await api.PeopleAsync(Code, cancellation)).All.ToDictionary(person => person.Id);
        Participants = Of("participant");
        Organisers = Of("organiser");
        Number = Math.Clamp(Number, 1, Sheets);
    }

    private List<Person> Of(string role) => [.. everybody.Values.Where(person => person.Roles.Contains(role)).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
}
