using System.Globalization;
using Evaluation.Hosting.Problems;
using Evaluation.Statistics.Chain;

namespace Evaluation.Aggregator.ReadChain;

/// <summary>The date that a chain is judged on.</summary>
internal static class ChainDate
{
    public static InputProblem NotADate(string field) => new(field, "date", new(
        $"{field} bukan tanggal. Tulis sebagai 2026-11-21.", $"{field} is no date. Write it as 2026-11-21."));

    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Today where the cohort is.</summary>
    public static DateOnly TodayOf(StoredChain chain, TimeProvider clock) => CohortCalendar.DateIn(chain.Estimates.Cohort.TimeZone, clock.GetUtcNow());
}
