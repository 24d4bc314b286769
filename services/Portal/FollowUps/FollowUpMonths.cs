using Evaluation.Portal.Api;

namespace Evaluation.Portal.FollowUps;

/// <summary>A year of follow-ups, by the months in which they open and close.</summary>
internal sealed class FollowUpMonths(DateOnly first, IReadOnlyList<CalendarEntry> items)
{
    public const int Shown = 12;

    public DateOnly First => first;

    public bool IsEmpty => items.Count == 0;

    /// <summary>Those that wait for answers, the first to close in front.</summary>
    public IEnumerable<CalendarEntry> Open => items.Where(item => item.FollowUp.State == "open").OrderBy(item => item.FollowUp.ClosesOn);

    /// <summary>Only months in which something happens.</summary>
    public IEnumerable<(DateOnly Month, IReadOnlyList<CalendarEntry> Opening, IReadOnlyList<CalendarEntry> Closing)> All => Enumerable.Range(0, Shown).Select(first.AddMonths)
        .Select(month => (month, Within(month, item => item.FollowUp.OpensOn), Within(month, item => item.FollowUp.ClosesOn)))
        .Where(entry => entry.Item2.Count + entry.Item3.Count > 0);

    public static DateOnly LastOf(DateOnly first) => first.AddMonths(Shown).AddDays(-1);

    private IReadOnlyList<CalendarEntry> Within(DateOnly month, Func<CalendarEntry, DateOnly> day) =>
        [.. items.Where(item => day(item).Year == month.Year && day(item).Month == month.Month).OrderBy(day)];
}
