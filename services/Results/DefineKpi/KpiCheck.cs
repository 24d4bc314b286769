using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Problems;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Results.CountMeasurements;

namespace Evaluation.Results.DefineKpi;

/// <summary>What is asked of a KPI before it is taken: the same as of a row of kpis.csv.</summary>
internal static class KpiCheck
{
    // The code is part of the answer's key, which is indexed.
    private const int LongestCode = 60, LongestName = 200;

    public static CheckedAnswer Check(KpiRequest request, CohortSheet<ResultsSums> sheet)
    {
        if (sheet.Plan.Results is null) return CheckedAnswer.Wrong([AnswerProblems.LevelNotPlanned("results")]);
        var problems = new List<InputProblem>();
        Label("code", request.Code, LongestCode, problems);
        Label("name", request.Name, LongestName, problems);
        if (request.UnitOfMeasure?.Length > LongestName) problems.Add(AnswerProblems.TooLong("unitOfMeasure", LongestName));
        if (request.Direction is null) problems.Add(AnswerProblems.Missing("direction"));
        Number("baseline", request.Baseline, problems);
        Number("target", request.Target, problems);
        if (request.Direction == KpiDirection.Increase ? request.Target < request.Baseline : request.Target > request.Baseline) problems.Add(WrongSide);
        if (problems.Count > 0) return CheckedAnswer.Wrong(problems);
        var code = request.Code!.Trim();
        return new(AnswerKey.Kpi(code), AnswerBody.Write(new Kpi(
            code, request.Name!.Trim(), AnswerChecks.Trimmed(request.UnitOfMeasure), request.Direction!.Value, request.Baseline!.Value, request.Target!.Value,
            request.Position ?? sheet.Sums.Kpis.Count)), []);
    }

    private static void Label(string field, string? text, int longest, List<InputProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) problems.Add(AnswerProblems.Missing(field));
        else if (text.Trim().Length > longest) problems.Add(AnswerProblems.TooLong(field, longest));
    }

    private static void Number(string field, double? value, List<InputProblem> problems)
    {
        if (value is null) problems.Add(AnswerProblems.Missing(field));
        else if (!double.IsFinite(value.Value)) problems.Add(new(field, "notFinite", new("Nilai harus berupa bilangan.", "The value must be a number.")));
        else if (!Magnitude.Holds(value.Value)) problems.Add(AnswerProblems.Magnitude(field));
    }

    private static InputProblem WrongSide { get; } = new("target", "kpiTargetWrongSide", new(
        "Sasaran berlawanan dengan arah KPI dari nilai awal. Perbaiki sasaran atau arahnya.", "The target goes against the direction of the KPI from its baseline. Correct the target or the direction."));
}
