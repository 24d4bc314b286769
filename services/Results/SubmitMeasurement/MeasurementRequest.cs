using Evaluation.Contracts;

namespace Evaluation.Results.SubmitMeasurement;

/// <param name="Kpi">The KPI's code.</param>
/// <param name="Month">Relative to the cohort's end: 0 or below before, above 0 after.</param>
/// <param name="Unit">The organisational unit; left out when the value is the whole organisation's.</param>
internal sealed record MeasurementRequest(string? Kpi, int? Month, MeasurementGroup? Group, string? Unit, double? Value);
