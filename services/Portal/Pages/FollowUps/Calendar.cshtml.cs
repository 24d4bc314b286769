using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.FollowUps;

/// <summary>All follow-ups of the agency by month, and moving some of them at once.</summary>
internal sealed class CalendarModel(EvaluationApi api, Reader reader, TimeProvider clock) : WorkPage(reader)
{
    // So that the page does not wait for a hundred counts; the rest are counted on their own pages.
    private const int MostCounted = 12;

    /// <summary>The first month shown, <c>yyyy-MM</c>; this one by default.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    /// <summary>Follow-ups to be moved, as <see cref="ChosenFollowUp"/> writes them.</summary>
    [BindProperty]
    public string?[] Chosen { get; set; } = [];

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public DateOnly? OpensOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public FollowUpMonths Months { get; private set; } = null!;

    /// <summary>Of those that are open: how many have answered.</summary>
    public IReadOnlyDictionary<CalendarEntry, FollowUpStatus> Waiting { get; private set; } = new Dictionary<CalendarEntry, FollowUpStatus>();

    public IReadOnlyList<Named> Agencies { get; private set; } = [];

    /// <summary>What stands against moving one of them.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnGetIcsAsync(CancellationToken cancellation)
    {
        var first = First();
        return File(System.Text.Encoding.UTF8.GetBytes(await api.CalendarFileAsync(first, FollowUpMonths.LastOf(first), Agency, cancellation)), "text/calendar; charset=utf-8", $"{Reader["calendar.file"]}.ics");
    }

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancellation)
    {
        var chosen = Chosen.Select(ChosenFollowUp.Read).OfType<FollowUpName>().ToList();
        var days = WrittenNumber.Days(Days);
        var saysDays = !string.IsNullOrWhiteSpace(Days);
        if (!IsMissing(
            (chosen.Count == 0, "calendar.chooseSome"), (saysDays == OpensOn is not null, "calendar.daysOrDay"), (saysDays && days is null, "calendar.days.number"), (string.IsNullOrWhiteSpace(Reason), "work.reason.missing")))
        {
            try
            {
                await api.MoveManyAsync(chosen, days, OpensOn, Reason!.Trim(), cancellation);
                return LocalRedirect(Query(First(), "moved", chosen.Count));
            }
            catch (ApiRefusal refusal) when (Told.IsToMend(refusal))
            {
                Refuse(refusal, chosen);
            }
        }
        await LoadAsync(cancellation);
        return Page();
    }

    public string Query(DateOnly month, string? note = null, int? count = null)
    {
        var pairs = new List<KeyValuePair<string, string?>> { new("from", month.ToString("yyyy-MM", CultureInfo.InvariantCulture)) };
        if (!string.IsNullOrWhiteSpace(Agency)) pairs.Add(new("agency", Agency));
        if (note is not null) pairs.AddRange([new("note", note), new("count", count?.ToString(CultureInfo.InvariantCulture))]);
        return "/calendar" + QueryString.Create(pairs);
    }

    public bool IsChosen(CalendarEntry entry) => Chosen.Select(ChosenFollowUp.Read).Any(name => name?.Cohort == entry.Cohort && name.Months == entry.FollowUp.Months);

    private void Refuse(ApiRefusal refusal, List<FollowUpName> chosen)
    {
        string? Of(string? field) => chosen.Index().Where(pair => field?.StartsWith($"followUps[{pair.Index}]", StringComparison.Ordinal) == true).Select(pair => $"{pair.Item.Cohort}/{pair.Item.Months}").FirstOrDefault();
        Problems = refusal.Parts.Where(part => Of(part.Field) is not null).GroupBy(part => Of(part.Field)!)
            .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(part => Told.Sentence(Reader, part.Message)).Distinct()));
        IReadOnlyList<string> others = [.. refusal.Parts.Where(part => Of(part.Field) is null).Select(part => Told.Sentence(Reader, part.Message)).Distinct()];
        Said = refusal.Parts.Count == 0 ? Told.Of(Reader, refusal) : Problems.Count > 0 ? [Reader["calendar.noneMoved", Problems.Count], .. others] : others;
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var first = First();
        var items = (await api.CalendarAsync(first, FollowUpMonths.LastOf(first), Agency, cancellation)).Items;
        Months = new(first, items);
        Agencies = [.. items.Select(item => new Named(item.Agency, item.AgencyName)).Distinct().OrderBy(agency => agency.Name, StringComparer.OrdinalIgnoreCase)];
        var open = Months.Open.Take(MostCounted).ToList();
        var statuses = await Task.WhenAll(open.Select(item => api.FollowUpStatusAsync(item.Cohort, item.FollowUp.Months, cancellation)));
        Waiting = open.Zip(statuses).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private DateOnly First()
    {
        // Where the agency is, the day may be one on from this; for a month's list that is no matter.
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return DateOnly.TryParseExact($"{From}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1999 and < 2100 ? month : new(today.Year, today.Month, 1);
    }
}
