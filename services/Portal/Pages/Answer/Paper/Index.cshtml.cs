using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Pages.Answer.Paper;

/// <summary>What can be entered from paper for a cohort, and what was.</summary>
internal sealed class IndexModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    // Of each level, and altogether.
    private const int MostEach = 20, Most = 30;

    private static readonly string[] Places = ["reaction/responses", "learning/scores", "behaviour/observations"];

    public IReadOnlyList<FollowUp> FollowUps { get; private set; } = [];

    /// <summary>What training units have entered, the latest first.</summary>
    public IReadOnlyList<Entry> Entered { get; private set; } = [];

    public People People { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        FollowUps = [.. (await api.FollowUpsAsync(Code, cancellation)).Where(item => item.State != "cancelled")];
        var entered = await Task.WhenAll(Places.Select(place => api.EntriesAsync(place, Code, "entered", MostEach, cancellation)));
        Entered = [.. entered.SelectMany(some => some).OrderByDescending(entry => entry.EnteredAt).Take(Most)];
        People = await api.PeopleAsync(Code, cancellation);
    }

    public string Who(Entry entry) => Guid.TryParse(entry.Key.Subject, out var id) ? People.Name(id) : "";

    public string What(Entry entry) => entry.Key.Kind switch
    {
        "response" => Reader["answer.survey"],
        "attempt" => Reader[$"paper.{entry.Key.Occasion}"],
        _ when entry.Key.Subject == entry.Key.Author => $"{Reader["answer.selfAssessment"]}, {Reader["behaviour.wave", entry.Key.Occasion]}",
        _ => $"{Reader["answer.observation"]}, {Reader["behaviour.wave", entry.Key.Occasion]} · {(Guid.TryParse(entry.Key.Author, out var rater) ? People.Name(rater) : "")}",
    };

    public string Place(Entry entry) => entry.Key.Kind switch
    {
        "response" => Address($"paper/responses/{entry.Read<GivenResponse>().Group}/{entry.Key.Subject}"),
        "attempt" => Address("paper/scores"),
        _ => Address($"paper/observations/{entry.Key.Occasion}/{entry.Answer.GetProperty("raterGroup").GetString()}/{entry.Key.Subject}/{entry.Key.Author}"),
    };
}
