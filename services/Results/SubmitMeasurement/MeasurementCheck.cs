using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Problems;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Results.CountMeasurements;

namespace Evaluation.Results.SubmitMeasurement;

/// <summary>What is asked of a measurement before it is taken.</summary>
internal static class MeasurementCheck
{
    public static CheckedAnswer Check(MeasurementRequest request, CohortSheet<ResultsSums> sheet)
    {
        if (sheet.Plan.Results is null) return CheckedAnswer.Wrong([AnswerProblems.LevelNotPlanned("results")]);
        var problems = new List<InputProblem>();
        if (string.IsNullOrWhiteSpace(request.Kpi)) problems.Add(AnswerProblems.Missing("kpi"));
        else if (!sheet.Sums.Kpis.Contains(request.Kpi)) problems.Add(UnknownKpi(request.Kpi));
        if (request.Month is null) problems.Add(AnswerProblems.Missing("month"));
        else if (!Measurement.IsMonth(request.Month.Value)) problems.Add(MonthOutsideRange);
        if (request.Group is null) problems.Add(AnswerProblems.Missing("group"));
        if (request.Value is null) problems.Add(AnswerProblems.Missing("value"));
        else if (!double.IsFinite(request.Value.Value)) problems.Add(NotFinite);
        else if (!Magnitude.Holds(request.Value.Value)) problems.Add(AnswerProblems.Magnitude("value"));
        var unit = request.Unit?.Trim() ?? "";
        if (unit.Length > Measurement.LongestUnit) problems.Add(AnswerProblems.TooLong("unit", Measurement.LongestUnit));
        if (problems.Count > 0) return CheckedAnswer.Wrong(problems);
        var measurement = new Measurement(request.Kpi!, request.Month!.Value, request.Group!.Value, unit, request.Value!.Value);
        return new(AnswerKey.Measurement(measurement), AnswerBody.Write(measurement), []);
    }

    private static InputProblem UnknownKpi(string kpi) => new("kpi", "unknownKpi", new(
        $"Angkatan ini tidak memiliki KPI {kpi}. Periksa kodenya, atau impor kpis.csv.", $"This cohort has no KPI {kpi}. Check its code, or import kpis.csv."));

    private static InputProblem MonthOutsideRange { get; } = new("month", "monthOutsideRange", new(
        $"Bulan dihitung dari akhir pelatihan, {-Measurement.MostMonths} sampai {Measurement.MostMonths}.", $"The month counts from the cohort's end, {-Measurement.MostMonths} to {Measurement.MostMonths}."));

    private static InputProblem NotFinite { get; } = new("value", "notFinite", new("Nilai harus berupa bilangan.", "The value must be a number."));
}
