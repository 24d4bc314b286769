namespace Evaluation.Results.CountMeasurements;

/// <summary>
/// The codes of the KPIs, so that a measurement can be checked. There are no running sums: measurements do not grow with the cohort,
/// and a KPI's claim needs all of them.
/// </summary>
public sealed class ResultsSums
{
    public SortedSet<string> Kpis { get; set; } = new(StringComparer.Ordinal);
}
