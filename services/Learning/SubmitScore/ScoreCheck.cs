using System.Globalization;
using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Problems;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.SubmitScore;

/// <summary>What is asked of a score before it is taken.</summary>
internal static class ScoreCheck
{
    public static CheckedAnswer Check(ScoreRequest request, CohortSheet<LearningSums> sheet)
    {
        if (sheet.Plan.Learning is not { } plan) return CheckedAnswer.Wrong([AnswerProblems.LevelNotPlanned("learning")]);
        var problems = new List<InputProblem>();
        if (request.Phase is null) problems.Add(AnswerProblems.Missing("phase"));
        if (request.Score is not { } score) problems.Add(AnswerProblems.Missing("score"));
        else if (score < 0 || score > plan.MaxScore) problems.Add(OutOfRange(score, plan.MaxScore));
        AnswerChecks.Moment("takenAt", request.TakenAt, problems);
        var isUnknown = request.Participant is { } participant && !sheet.Roster.IsParticipant(participant);
        if (request.Participant is null) problems.Add(AnswerProblems.Missing("participant"));
        if (isUnknown) problems.Add(AnswerProblems.UnknownPerson("participant", "participant"));
        if (problems.Count > 0) return CheckedAnswer.Wrong(problems, isUnknown);
        return new(AnswerKey.Attempt(request.Participant!.Value, request.Phase!.Value), AnswerBody.Write(new TestAttempt(request.Score, null, request.TakenAt)), []);
    }

    private static InputProblem OutOfRange(decimal score, decimal max) => new("score", "scoreOutOfRange", new(
        $"Nilai {Number(score).Replace('.', ',')} di luar 0 sampai {Number(max).Replace('.', ',')}.", $"The score {Number(score)} is not between 0 and {Number(max)}."));

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
