using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>kpis.csv: what the organisation wants to see move, from where and to where.</summary>
internal static class KpiRows
{
    public const string UnitOfMeasure = "unit_of_measure";
    public const string Direction = "direction";
    public const string Baseline = "baseline";
    public const string Target = "target";
    public static readonly string[] Required = [Columns.Code, Columns.Name, Direction, Baseline, Target];
    public static readonly string[] Optional = [UnitOfMeasure];

    /// <param name="codes">Takes the codes of all KPIs, also of those with something wrong, so that measurements find them.</param>
    public static List<KpiRow> Read(TextTable table, ISet<string> codes, Problems problems)
    {
        var columns = TableColumns.Check(table, Required, Optional, problems);
        var rows = new List<KpiRow>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in Row.Of(table, columns, problems))
        {
            if (row.RequiredLabel(Columns.Code) is { } code)
            {
                if (!seen.TryAdd(code, row.Number)) row.Report(Columns.Code, LevelFindings.KpiTwice(row.Number, code, seen[code]));
                codes.Add(code);
            }

            var direction = row.RequiredWord<KpiDirection>(Direction, "directionUnknown");
            var baseline = row.Figure(Baseline);
            var target = row.Figure(Target);
            CheckSide(row, direction, baseline, target);
            var kpi = new Kpi(
                row.Label(Columns.Code)!, row.RequiredLabel(Columns.Name)!, row.Label(UnitOfMeasure), direction ?? default,
                row.Required(Baseline, baseline), row.Required(Target, target));
            if (!row.IsBroken) rows.Add(new KpiRow(row.Number, kpi));
        }

        return rows;
    }

    private static void CheckSide(Row row, KpiDirection? direction, double? baseline, double? target)
    {
        if (direction is null || (direction == KpiDirection.Increase ? !(target < baseline) : !(target > baseline))) return;
        row.Report(Target, LevelFindings.KpiTargetWrongSide(row.Number, row.Cell(Target), row.Cell(Baseline), Words.Of(direction.Value)));
    }
}
