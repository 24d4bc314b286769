using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.FollowUps;

/// <summary>Asks somebody else about a participant.</summary>
internal sealed class ReassignModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    // More than a screen or two are not looked through: the search is there for that.
    public const int MostFound = 20;

    [BindProperty(SupportsGet = true)]
    public int Months { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Assignment { get; set; }

    /// <summary>Words of a name, unit or position.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty]
    public Guid? Rater { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Assignment Asked { get; private set; } = null!;

    public People People { get; private set; } = null!;

    /// <summary>Who may be asked: the present supervisor in front, then whoever the search finds.</summary>
    public IReadOnlyList<Person> Found { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : Gone;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!IsMissing((Rater is null, "reassign.missing"), (Reason?.Length > 500, "work.reason.long"))
            && await TryAsync(() => api.ReassignAsync(Code, Assignment, Rater!.Value, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), cancellation)))
            return LocalRedirect(Address($"follow-ups/{Months}?note=reassigned&count=1"));
        return await LoadAsync(cancellation) ? Page() : Gone;
    }

    private LocalRedirectResult Gone => LocalRedirect(Address($"follow-ups/{Months}?note=notAssigned"));

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        var all = await api.AssignmentsAsync(Code, Months, cancellation);
        if (all.FirstOrDefault(one => one.Id == Assignment) is not { IsSelf: false } asked) return false;
        Asked = asked;
        People = await api.PeopleAsync(Code, cancellation);
        var taken = all.Where(one => one.Participant == asked.Participant && one.State is "due" or "answered").Select(one => one.Rater).Append(asked.Participant).Append(asked.Rater).ToHashSet();
        var supervisor = People.Find(asked.Participant)?.Supervisor;
        var others = People.Search(Search).Where(person => !taken.Contains(person.Id)).OrderByDescending(person => person.Id == supervisor).ThenByDescending(person => person.Id == Rater).ToList();
        (Found, HasMore) = ([.. others.Take(MostFound)], others.Count > MostFound);
        return true;
    }

    /// <summary>What the person is in this cohort, for telling two of one name apart.</summary>
    public string Described(Person person) => string.Join(" · ", new[]
    {
        person.Id == People.Find(Asked.Participant)?.Supervisor ? Reader["reassign.supervisor"] : null, person.Position, person.Unit, person.IsParticipant ? Reader["reassign.participant"] : null,
    }.OfType<string>());
}
