using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Frame;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.MarkEssays;

/// <summary>The essays of a cohort: those that wait for an assessor, and those that are marked and can be changed.</summary>
internal sealed class IndexModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    /// <summary>Of each list.</summary>
    public const int RowsOnAPage = 50;

    private const int LongestRemark = 80;

    public static IReadOnlyList<string> States { get; } = ["inProgress", "awaitingMarks", "scored"];

    /// <summary>Sheet of those that wait.</summary>
    [BindProperty(SupportsGet = true, Name = "open")]
    public int OpenSheet { get; set; } = 1;

    /// <summary>Sheet of those that are marked.</summary>
    [BindProperty(SupportsGet = true, Name = "marked")]
    public int MarkedSheet { get; set; } = 1;

    public IReadOnlyList<Essay> Open { get; private set; } = [];

    public IReadOnlyList<Essay> Marked { get; private set; } = [];

    /// <summary>How far those who took a test are, by phase.</summary>
    public IReadOnlyList<IGrouping<string, SittingAtWork>> Progress { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        Open = await api.EssaysAsync(Code, "open", cancellation);
        Marked = await api.EssaysAsync(Code, "marked", cancellation);
        (OpenSheet, MarkedSheet) = (Math.Clamp(OpenSheet, 1, SheetsOf(Open)), Math.Clamp(MarkedSheet, 1, SheetsOf(Marked)));
        Progress = [.. (await api.SittingsAsync(Code, cancellation)).GroupBy(sitting => sitting.Phase).OrderByDescending(phase => phase.Key, StringComparer.Ordinal)];
    }

    public static int SheetsOf(IReadOnlyList<Essay> essays) => SheetLinks.CountOf(essays.Count, RowsOnAPage);

    /// <summary>This page with another sheet of one of the lists; the other list stays where it is.</summary>
    public string Own(string list, int sheet)
    {
        var query = new QueryBuilder();
        foreach (var (name, number) in new[] { ("open", list == "open" ? sheet : OpenSheet), ("marked", list == "marked" ? sheet : MarkedSheet) })
            if (number > 1) query.Add(name, number.ToString(CultureInfo.InvariantCulture));
        return $"{Address("marks")}{query}#{list}";
    }

    /// <summary>The beginning of a remark: all of it stands with its essay.</summary>
    public static string Short(string remark) => remark.Length > LongestRemark ? $"{remark[..LongestRemark].TrimEnd()} …" : remark;

    public string PlaceOf(Essay essay) => Address(EssayModel.Place(essay));
}
