using System.Net;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.MarkEssays;

/// <summary>One essay beside what it is marked by, under a number in the place of a name.</summary>
internal sealed class EssayModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    private IReadOnlyList<Essay> open = [];

    [BindProperty(SupportsGet = true)]
    public Guid Sitting { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Question { get; set; } = "";

    /// <summary>As it is typed.</summary>
    [BindProperty]
    public string? Points { get; set; }

    [BindProperty]
    public string? Remark { get; set; }

    /// <summary>It was marked before this page was opened. Not simply whether it is: the second of two clicks comes after the first has marked it.</summary>
    [BindProperty]
    public bool Correcting { get; set; }

    /// <summary>Of the sitting, as the page shows it.</summary>
    [BindProperty]
    public int? Version { get; set; }

    public Essay Essay { get; private set; } = null!;

    public bool HasWrongPoints { get; private set; }

    /// <summary>How many wait, with this one.</summary>
    public int Left => open.Count;

    /// <summary>The one behind this; behind the last, the first that was passed over.</summary>
    public Essay? Next => open.SkipWhile(essay => !IsThis(essay)).Skip(1).FirstOrDefault() ?? open.FirstOrDefault(essay => !IsThis(essay));

    public static string Place(Essay essay) => $"marks/{essay.Sitting:D}/{Uri.EscapeDataString(essay.Question)}";

    public string PlaceOf(Essay essay) => Address(Place(essay));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        (Points, Remark, Version, Correcting) = (WrittenNumber.Write(Essay.Given, Reader.Language), Essay.Remark, Essay.Version, Essay.Given is not null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var (points, remark) = (WrittenNumber.Read(Points, Reader.Language), string.IsNullOrWhiteSpace(Remark) ? null : Remark.Trim());
        HasWrongPoints = points is null || points < 0 || points > Essay.Points;
        List<string> wrong = [];
        if (HasWrongPoints) wrong.Add(Reader["marks.points.wrong", Reader.Display.Short((double)Essay.Points)]);
        if (remark?.Length > Questions.LongestText) wrong.Add($"{Reader["marks.remark"]}: {Reader["answer.tooLong", Reader.Display.Count(Questions.LongestText)]}");
        Said = wrong;
        // The second of two clicks has nothing left to do.
        if (wrong.Count == 0 && ((Essay.Given == points && Essay.Remark == remark) || await TryAsync(() => api.MarkAsync(Code, Essay, points!.Value, remark, Version ?? 0, cancellation))))
            return LocalRedirect(Correcting ? Address("marks?note=markChanged") : Next is { } next ? PlaceOf(next) + "?note=marked" : Address("marks?note=allMarked"));
        // Whoever has read what was said goes over what is there now.
        Version = Essay.Version;
        return Page();
    }

    private bool IsThis(Essay essay) => essay.Sitting == Sitting && essay.Question == Question;

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        open = await api.EssaysAsync(Code, "open", cancellation);
        Essay = open.FirstOrDefault(IsThis) ?? (await api.EssaysAsync(Code, "marked", cancellation)).FirstOrDefault(IsThis) ?? throw new ApiRefusal(HttpStatusCode.NotFound, null, null);
    }
}
