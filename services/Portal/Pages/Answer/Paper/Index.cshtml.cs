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

    public EnteredThing Thing { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        FollowUps = [.. (await api.FollowUpsAsync(Code, cancellation)).Where(item => item.State != "cancelled")];
        var entered = await Task.WhenAll(Places.Select(place => api.EntriesAsync(place, Code, "entered", MostEach, cancellation)));
        Entered = [.. entered.SelectMany(some => some).OrderByDescending(entry => entry.EnteredAt).Take(Most)];
        Thing = new(Reader, Cohort, await api.PeopleAsync(Code, cancellation));
    }
}
