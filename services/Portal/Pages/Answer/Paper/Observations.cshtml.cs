using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Answer.Paper;

/// <summary>Whose paper is entered for a follow-up: those who have not answered yet.</summary>
internal sealed class ObservationsModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    public const int MostShown = 100;

    [BindProperty(SupportsGet = true)]
    public int Months { get; set; }

    /// <summary>Words of a participant's or a rater's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    public IReadOnlyList<Sheet> Sheets { get; private set; } = [];

    public int Others { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        if ((await api.FollowUpsAsync(Code, cancellation)).All(item => item.Months != Months)) throw new ApiRefusal(System.Net.HttpStatusCode.NotFound, null, null);
        var people = await api.PeopleAsync(Code, cancellation);
        var asked = await api.AssignmentsAsync(Code, Months, cancellation);
        // Before it opens nobody has been asked yet: then the supervisors of today, and the participants themselves.
        var sheets = asked.Count > 0
            ? asked.Where(one => one.State == "due").Select(one => new Sheet(one.Participant, people.Name(one.Participant), one.RaterGroup, one.Rater, people.Name(one.Rater)))
            : people.ActiveParticipants.SelectMany(person => new[] { ("supervisor", person.Supervisor), ("self", person.Id) }, (person, by) => (person, Group: by.Item1, Rater: by.Item2))
                .Where(sheet => sheet.Rater is not null).Select(sheet => new Sheet(sheet.person.Id, people.Called(sheet.person), sheet.Group, sheet.Rater!.Value, people.Name(sheet.Rater.Value)));
        var wanted = (Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = sheets.Where(sheet => wanted.All(word => $"{sheet.ParticipantName} {sheet.RaterName}".Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(sheet => sheet.ParticipantName, StringComparer.OrdinalIgnoreCase).ToList();
        (Sheets, Others) = ([.. found.Take(MostShown)], Math.Max(0, found.Count - MostShown));
    }
}

/// <summary>A sheet of paper that may lie on the desk.</summary>
internal sealed record Sheet(Guid Participant, string ParticipantName, string Group, Guid Rater, string RaterName);
