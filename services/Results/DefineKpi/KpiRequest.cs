using Evaluation.Contracts;

namespace Evaluation.Results.DefineKpi;

/// <param name="Target">Not on the wrong side of the baseline.</param>
/// <param name="Position">Its place among the cohort's KPIs; behind the others where it is left out.</param>
internal sealed record KpiRequest(string? Code, string? Name, string? UnitOfMeasure, KpiDirection? Direction, double? Baseline, double? Target, int? Position = null);
