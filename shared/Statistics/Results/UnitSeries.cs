using Evaluation.Contracts;
using Evaluation.Contracts.Answers;

namespace Evaluation.Statistics.Results;

/// <summary>One KPI's measurements of one group of units.</summary>
internal sealed class UnitSeries
{
    // Sorted, so that sums do not depend on the order in which measurements came.
    private readonly SortedDictionary<int, SortedDictionary<string, double>> months = [];

    public static UnitSeries Of(string kpi, MeasurementGroup group, IEnumerable<Measurement> measurements)
    {
        var series = new UnitSeries();
        foreach (var measurement in measurements.Where(measurement => measurement.Kpi == kpi && measurement.Group == group))
        {
            if (!series.months.TryGetValue(measurement.Month, out var units))
                series.months[measurement.Month] = units = new SortedDictionary<string, double>(StringComparer.Ordinal);
            units[measurement.Unit] = measurement.Value;
        }

        return series;
    }

    /// <summary>Those with a value, ascending.</summary>
    public IEnumerable<int> Months => months.Keys;

    /// <summary>Of the units that have a value at a month that has any.</summary>
    public double Mean(int month) => months[month].Values.Average();

    /// <summary>How many units have a value at a month that has any.</summary>
    public int Units(int month) => months[month].Count;

    /// <summary>How many units have a value at any month.</summary>
    public int Units() => months.Values.SelectMany(units => units.Keys).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many values there are, over all units and months.</summary>
    public int Measurements => months.Values.Sum(units => units.Count);

    /// <summary>
    /// The month at which the KPI is judged: the latest after the end at which every unit that has any such month has a value; if
    /// there is none, the one with most units, the latest of those. Null without a month after the end.
    /// </summary>
    // Every unit is the most there can be, so both rules are one.
    public int? JudgedMonth() =>
        months.Where(month => month.Key > 0).OrderByDescending(month => month.Value.Count).ThenByDescending(month => month.Key)
            .Select(month => (int?)month.Key).FirstOrDefault();

    /// <summary>value at the month − value at month 0, of the units that have both.</summary>
    public IReadOnlyList<double> Changes(int month)
    {
        if (!months.TryGetValue(0, out var before) || !months.TryGetValue(month, out var after)) return [];
        return [.. after.Where(unit => before.ContainsKey(unit.Key)).Select(unit => unit.Value - before[unit.Key])];
    }
}
