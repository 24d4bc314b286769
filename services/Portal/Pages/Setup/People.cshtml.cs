using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>Who is in a cohort.</summary>
internal sealed class PeopleModel(EvaluationApi api) : PageModel
{
    // As many rows as a page under its weight holds; the export has them all.
    public const int MostShown = 500;

    private Dictionary<Guid, PersonItem> everybody = [];

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>How many were stored a moment ago: new ones and changed ones.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Added { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Changed { get; set; }

    public PlannedCohort Cohort { get; private set; } = null!;

    public IReadOnlyList<PersonItem> Participants { get; private set; } = [];

    public IReadOnlyList<PersonItem> Organisers { get; private set; } = [];

    public string? SupervisorOf(PersonItem person) =>
        person.Supervisor is { } id && everybody.TryGetValue(id, out var supervisor) ? supervisor.Name ?? supervisor.Nip ?? supervisor.Code : null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cohort = await api.PlannedAsync(Code, cancellation);
        everybody = (await api.PeopleAsync(Code, cancellation)).ToDictionary(person => person.Id);
        Participants = Of("participant");
        Organisers = Of("organiser");
    }

    private List<PersonItem> Of(string role) => [.. everybody.Values.Where(person => person.Roles.Contains(role)).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
}
