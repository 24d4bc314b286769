using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Answer.Paper;

/// <summary>Whose survey is entered. An anonymous one is nobody's: its form comes at once.</summary>
internal sealed class ResponsesModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    public IReadOnlyList<(Person Person, string Name)> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        if (Cohort.Plan.Reaction is not { } survey || !survey.Instrument.Groups.Contains(Group)) throw new ApiRefusal(System.Net.HttpStatusCode.NotFound, null, null);
        if (survey.IsAnonymous) return LocalRedirect(Address($"paper/responses/{Group}/anonymous"));
        var people = await api.PeopleAsync(Code, cancellation);
        var answered = (await api.EntriesAsync("reaction/responses", Code, null, 10_000, cancellation)).Select(entry => entry.Key.Subject).ToHashSet();
        Missing =
        [
            .. people.Search(Search).Where(person => person.Roles.Contains(Group) && (Group != "participant" || person.Status == "active") && !answered.Contains(person.Id.ToString("D")))
                .Select(person => (person, people.Called(person))),
        ];
        return Page();
    }
}
