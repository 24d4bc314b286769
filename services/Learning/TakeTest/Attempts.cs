using System.Globalization;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.TakeTest;

/// <summary>The attempt that a sitting becomes.</summary>
internal static class Attempts
{
    /// <summary>
    /// What was answered, with the points given for essays in the place of their texts. Where the plan asks something else by now, the
    /// score by what was asked: answers to other questions than those of the plan would be counted wrong.
    /// </summary>
    /// <param name="marks">Points by the code of the essay.</param>
    public static TestAttempt Of(Sitting sitting, LearningPlan plan, IReadOnlyDictionary<string, decimal> marks)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = sitting.Given;
        foreach (var question in sitting.Questions)
        {
            if (question.Type != QuestionType.Essay && given.TryGetValue(question.Code, out var answer)) answers[question.Code] = answer;
            if (question.Type == QuestionType.Essay && marks.TryGetValue(question.Code, out var points)) answers[question.Code] = points.ToString(CultureInfo.InvariantCulture);
        }
        var attempt = new TestAttempt(null, answers, sitting.HandedInAt?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return AsksTheSame(sitting.Kept, plan) ? attempt : AsScore(sitting.Kept, plan, attempt);
    }

    /// <summary>Keys and rubrics apart, which may be mended for everybody.</summary>
    public static bool AsksTheSame(LearningPlan kept, LearningPlan plan) =>
        plan.Test is { } test && test.Questions.Select(Asked).SequenceEqual(kept.Test!.Questions.Select(Asked));

    /// <summary>The share of the points that there were, of the maximum that there is.</summary>
    public static TestAttempt AsScore(LearningPlan kept, LearningPlan plan, TestAttempt attempt) =>
        new(TestScore.Of(kept with { MaxScore = plan.MaxScore }, attempt), null, attempt.TakenAt);

    private static (string, string?, QuestionType, string, decimal) Asked(Question question) =>
        (question.Code, question.Text, question.Type, string.Join('\n', question.Options ?? []), question.Points);
}
