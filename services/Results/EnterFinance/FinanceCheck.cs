using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Problems;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Results.CountMeasurements;

namespace Evaluation.Results.EnterFinance;

/// <summary>What is asked of a cost or a benefit before it is taken: the same as of a row of finance.csv.</summary>
internal static class FinanceCheck
{
    private const int MostLines = 1000, LongestDescription = 200;

    public static CheckedAnswer Check(FinanceRequest request, CohortSheet<ResultsSums> sheet)
    {
        if (sheet.Plan.Results is null) return CheckedAnswer.Wrong([AnswerProblems.LevelNotPlanned("results")]);
        var problems = new List<InputProblem>();
        if (request.Line is null or < 1 or > MostLines) problems.Add(LineWrong);
        if (request.Kind is null) problems.Add(AnswerProblems.Missing("kind"));
        if (string.IsNullOrWhiteSpace(request.Description)) problems.Add(AnswerProblems.Missing("description"));
        else if (request.Description.Trim().Length > LongestDescription) problems.Add(AnswerProblems.TooLong("description", LongestDescription));
        if (request.Amount is null) problems.Add(AnswerProblems.Missing("amount"));
        else if (request.Amount < 0) problems.Add(Negative);
        else if (!Magnitude.Holds(request.Amount.Value)) problems.Add(AnswerProblems.Magnitude("amount"));
        if (request.Attribution is not (null or (>= 0 and <= 1))) problems.Add(NoShare("attribution"));
        if (request.Confidence is not (null or (>= 0 and <= 1))) problems.Add(NoShare("confidence"));
        if (problems.Count > 0) return CheckedAnswer.Wrong(problems);
        return new(AnswerKey.Finance(request.Line!.Value), AnswerBody.Write(new FinanceLine(
            request.Kind!.Value, request.Description!.Trim(), request.Amount!.Value, request.Attribution, request.Confidence)), []);
    }

    private static InputProblem LineWrong { get; } = new("line", "line", new(
        $"line adalah tempat baris ini dalam daftar, 1 sampai {MostLines}.", $"line is the place of this line in the list, 1 to {MostLines}."));

    private static InputProblem Negative { get; } = new("amount", "negative", new(
        "Jumlah tidak boleh di bawah 0. Bedakan biaya dan manfaat dengan jenisnya.", "An amount is not below 0. Cost and benefit differ by their kind."));

    private static InputProblem NoShare(string field) => new(field, "notAShare", new(
        $"{field} harus 0 sampai 1, misalnya 0,6.", $"{field} has to be 0 to 1, such as 0.6."));
}
