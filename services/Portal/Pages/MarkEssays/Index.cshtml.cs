using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Pages.MarkEssays;

/// <summary>The essays of a cohort: those that wait for an assessor, and those that are marked and can be changed.</summary>
internal sealed class IndexModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    // Of each list: behind it, the next one that waits is always in front.
    public const int MostShown = 100;

    private const int LongestRemark = 80;

    public static IReadOnlyList<string> States { get; } = ["inProgress", "awaitingMarks", "scored"];

    public IReadOnlyList<Essay> Open { get; private set; } = [];

    public IReadOnlyList<Essay> Marked { get; private set; } = [];

    /// <summary>How far those who took a test are, by phase.</summary>
    public IReadOnlyList<IGrouping<string, SittingAtWork>> Progress { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        Open = await api.EssaysAsync(Code, "open", cancellation);
        Marked = await api.EssaysAsync(Code, "marked", cancellation);
        Progress = [.. (await api.SittingsAsync(Code, cancellation)).GroupBy(sitting => sitting.Phase).OrderByDescending(phase => phase.Key, StringComparer.Ordinal)];
    }

    /// <summary>The beginning of a remark: all of it stands with its essay.</summary>
    public static string Short(string remark) => remark.Length > LongestRemark ? $"{remark[..LongestRemark].TrimEnd()} …" : remark;

    public string PlaceOf(Essay essay) => Address(EssayModel.Place(essay));
}
