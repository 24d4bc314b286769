using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.FollowUps;

/// <summary>What has been entered of a cohort's results, beside what the chain makes of it.</summary>
internal sealed class ResultsEntries(IReadOnlyList<Entry> kpis, IReadOnlyList<Entry> measurements, IReadOnlyList<Entry> finance, Api.Results? chain)
{
    public const string KpiPlace = "results/kpis", MeasurementPlace = "results/measurements", FinancePlace = "results/finance";

    // Far above what a cohort has.
    private const int Most = 5000;

    public IReadOnlyList<(Entry Entry, Kpi Kpi)> Kpis { get; } = [.. kpis.Select(entry => (Entry: entry, Kpi: entry.Read<Kpi>())).OrderBy(pair => pair.Kpi.Position).ThenBy(pair => pair.Kpi.Code, StringComparer.Ordinal)];

    public IReadOnlyList<(Entry Entry, FinanceLine Line, int Place)> Finance { get; } =
        [.. finance.Select(entry => (Entry: entry, Line: entry.Read<FinanceLine>(), Place: int.TryParse(entry.Key.Subject, out var place) ? place : 0)).OrderBy(line => line.Place)];

    /// <summary>Null where the chain does not hold the level yet.</summary>
    public Api.Results? Chain => chain;

    public int NextLine => Finance.Select(line => line.Place).DefaultIfEmpty().Max() + 1;

    public IReadOnlyList<string> Units { get; } = [.. measurements.Select(entry => entry.Read<Measurement>().Unit).OfType<string>().Where(unit => unit.Length > 0).Distinct().Order(StringComparer.OrdinalIgnoreCase)];

    public KpiFigures? FiguresOf(string code) => chain?.Kpis?.FirstOrDefault(kpi => kpi.Code == code);

    public IReadOnlyList<(Entry Entry, Measurement Measurement)> MeasurementsOf(string code) =>
    [
        .. measurements.Where(entry => entry.Key.Subject == code).Select(entry => (Entry: entry, Measurement: entry.Read<Measurement>()))
            .OrderBy(pair => pair.Measurement.Month).ThenByDescending(pair => pair.Measurement.Group).ThenBy(pair => pair.Measurement.Unit, StringComparer.OrdinalIgnoreCase),
    ];

    public static async Task<ResultsEntries> OfAsync(EvaluationApi api, string cohort, CancellationToken cancellation)
    {
        var kpis = api.EntriesAsync(KpiPlace, cohort, null, Most, cancellation);
        var measurements = api.EntriesAsync(MeasurementPlace, cohort, null, Most, cancellation);
        var finance = api.EntriesAsync(FinancePlace, cohort, null, Most, cancellation);
        var chain = api.ChainAsync(cohort, null, cancellation);
        return new(await kpis, await measurements, await finance, (await chain).Results);
    }
}

/// <summary>Months as measurements count them: from the cohort's end.</summary>
internal static class MeasuredMonth
{
    // Two years before and after: what lies farther comes with an import.
    public static IEnumerable<int> Usual { get; } = Enumerable.Range(-24, 49);

    public static string Words(Reader reader, CohortInHand cohort, int month)
    {
        var calendar = reader.Display.MonthAndYear(cohort.EndsOn.AddMonths(month));
        return month == 0 ? reader["month.end", calendar] : reader[month < 0 ? "month.before" : "month.after", Math.Abs(month), calendar];
    }
}
