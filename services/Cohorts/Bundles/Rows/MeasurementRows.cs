using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>measurements.csv: the values of the KPIs, month by month. A row without a value measures nothing and is left out.</summary>
internal static class MeasurementRows
{
    public const string Kpi = "kpi";
    public const string Month = "month";
    public const string Value = "value";
    public static readonly string[] Required = [Kpi, Month, Columns.Group, Value];
    public static readonly string[] Optional = [Columns.Unit];

    /// <param name="codes">Of the KPIs; null when they could not be read, so that none can be called unknown.</param>
    public static List<MeasurementRow> Read(TextTable table, ISet<string>? codes, Problems problems)
    {
        var columns = TableColumns.Check(table, Required, Optional, problems);
        var rows = new List<MeasurementRow>();
        var seen = new Dictionary<(string, int, MeasurementGroup, string), int>();
        foreach (var row in Row.Of(table, columns, problems))
        {
            var kpi = row.RequiredLabel(Kpi);
            if (kpi is not null && codes?.Contains(kpi) == false) row.Report(Kpi, LevelFindings.KpiUnknown(row.Number, kpi));
            var month = row.Whole(Month);
            row.Required(Month, month);
            if (month is { } far && !Measurement.IsMonth(far)) row.Report(Month, LevelFindings.MonthOutsideRange(row.Number, far));
            var group = row.RequiredWord<MeasurementGroup>(Columns.Group, "groupUnknown");
            var unit = row.Label(Columns.Unit, Measurement.LongestUnit) ?? "";
            var value = row.Figure(Value);
            if (value is null || kpi is null || month is null || group is null) continue;

            var key = (kpi, month.Value, group.Value, unit);
            if (!seen.TryAdd(key, row.Number)) row.Report(Kpi, LevelFindings.MeasurementTwice(row.Number, seen[key]));
            if (!row.IsBroken) rows.Add(new MeasurementRow(row.Number, new Measurement(kpi, month.Value, group.Value, unit, value.Value)));
        }

        return rows;
    }
}
