using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Learning;

/// <summary>Scores from 0 to the plan's maximum.</summary>
public static class TestScore
{
    /// <summary>
    /// A score that was given stands; otherwise maxScore · points got / points there are, where a blank answer gets none.
    /// Null when there is no attempt, or one with neither a score nor answers to the plan's test.
    /// </summary>
    public static decimal? Of(LearningPlan plan, TestAttempt? attempt)
    {
        if (attempt is null) return null;
        if (attempt.Score is not null) return attempt.Score;
        if (attempt.Answers is not { } answers || plan.Test is not { Questions.Count: > 0 } test) return null;
        var got = test.Questions.Sum(question => Grading.Points(question, answers.GetValueOrDefault(question.Code)));
        // Multiplied first: 2 of 3 points of 60 are 40, not 39.99…
        return plan.MaxScore * got / test.Questions.Sum(question => question.Points);
    }

    /// <summary>post − pre; null unless there are both.</summary>
    public static decimal? Gain(LearningPlan plan, TestAttempt? pre, TestAttempt? post) => Of(plan, post) - Of(plan, pre);
}
