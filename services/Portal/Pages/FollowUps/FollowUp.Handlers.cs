using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.FollowUps;

/// <summary>What the buttons do.</summary>
internal sealed partial class FollowUpModel
{
    /// <summary>Assignments that are ticked.</summary>
    [BindProperty]
    public Guid[] Chosen { get; set; } = [];

    /// <summary>All that the filter lists, ticked or not.</summary>
    [BindProperty]
    public bool Everybody { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Exemption { get; set; }

    /// <summary>Of the follow-up, as the page showed it.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid? Participant { get; set; }

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public DateOnly? OpensOn { get; set; }

    public async Task<IActionResult> OnPostRemindAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var chosen = Picked();
        var asked = 0;
        if (IsMissing((chosen.Count == 0, "followUp.chooseSome")) || !await TryAsync(async () =>
        {
            foreach (var (task, rows) in new[] { ("observation", chosen.Where(row => !row.IsSelf)), ("selfAssessment", chosen.Where(row => row.IsSelf)) })
                if (rows.Select(row => row.Rater).Distinct().ToList() is { Count: > 0 } members) asked += (await api.RemindAsync(Code, task, Months, members, cancellation)).Asked;
        }, People.People)) return await AgainAsync(cancellation);
        return LocalRedirect(Own(Number, asked == 0 ? "remindedBefore" : "reminded", asked));
    }

    public async Task<IActionResult> OnPostExtendAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var raters = Picked().Select(row => row.Rater).Distinct().ToList();
        var done = 0;
        if (IsMissing((raters.Count == 0, "followUp.chooseSome"), (Until is null, "followUp.until.missing"), (string.IsNullOrWhiteSpace(Reason), "work.reason.missing")) || !await TryAsync(async () =>
        {
            // Each makes the next version; the first must still be the one that the page showed.
            foreach (var rater in raters)
            {
                Version = (await api.ChangeFollowUpAsync(Code, Months, "extend", new { rater, until = Until, reason = Reason!.Trim() }, Version, cancellation)).Version;
                done++;
            }
        }, People.People)) return await AgainAsync(cancellation, done);
        return LocalRedirect(Own(Number, "extended", done));
    }

    public async Task<IActionResult> OnPostExemptAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var participants = Picked().Select(row => row.Participant).Distinct().ToList();
        var done = 0;
        if (IsMissing((participants.Count == 0, "followUp.chooseSome"), (!ExemptReasons.Contains(Exemption), "followUp.exempt.missing")) || !await TryAsync(async () =>
        {
            foreach (var participant in participants)
            {
                await api.ExemptAsync(Code, participant, Months, Exemption!, cancellation);
                done++;
            }
        }, People.People)) return await AgainAsync(cancellation, done);
        return LocalRedirect(Own(Number, "exempted", done));
    }

    public async Task<IActionResult> OnPostEndExemptionAsync(CancellationToken cancellation)
    {
        if (Participant is { } participant) await api.EndExemptionAsync(Code, participant, Months, cancellation);
        return LocalRedirect(Own(Number, "exemptionEnded"));
    }

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellation)
    {
        var days = WrittenNumber.Days(Days);
        var saysDays = !string.IsNullOrWhiteSpace(Days);
        return ChangeAsync(
            "move", new { days, opensOn = OpensOn, reason = Reason?.Trim() }, "moved", cancellation, (saysDays == OpensOn is not null, "calendar.daysOrDay"), (saysDays && days is null, "calendar.days.number"));
    }

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancellation) => ChangeAsync("open", new { reason = Reason?.Trim() }, "opened", cancellation);

    public Task<IActionResult> OnPostCancelAsync(bool isSure, CancellationToken cancellation) => ChangeAsync("cancel", new { reason = Reason?.Trim() }, "cancelled", cancellation, (!isSure, "followUp.cancel.sure.missing"));

    public static IReadOnlyList<string> ExemptReasons { get; } = ["transferred", "retired", "on-leave", "resigned", "deceased", "other"];

    private async Task<IActionResult> ChangeAsync(string change, object body, string note, CancellationToken cancellation, params (bool, string)[] checks)
    {
        if (!IsMissing([.. checks, (string.IsNullOrWhiteSpace(Reason), "work.reason.missing")]) && await TryAsync(() => api.ChangeFollowUpAsync(Code, Months, change, body, Version, cancellation)))
            return LocalRedirect(Own(note: note, count: 1));
        await LoadAsync(cancellation);
        Changing = change;
        return Page();
    }

    /// <summary>The change of schedule that was refused, to be mended.</summary>
    public string? Changing { get; private set; }

    private List<Assignment> Picked() => [.. (Everybody ? Listed : People.Missing.Where(row => Chosen.Contains(row.Assignment.Id))).Select(row => row.Assignment)];

    /// <summary>The page as it is now, with what was typed.</summary>
    /// <param name="done">For how many it was done before one was refused.</param>
    private async Task<IActionResult> AgainAsync(CancellationToken cancellation, int done = 0)
    {
        if (done > 0)
        {
            Said = [Reader["followUp.someDone", Reader.Display.Count(done)], .. Said];
            await LoadAsync(cancellation);
        }
        return Page();
    }
}
