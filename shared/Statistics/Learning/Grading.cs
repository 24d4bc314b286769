using System.Globalization;
using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Learning;

/// <summary>What an answer to one question is worth.</summary>
public static class Grading
{
    /// <summary>
    /// Points got, from 0 to the question's points. A single or multiple choice gets all of them or none; an essay's answer is its
    /// points; a blank answer, and an essay's that is no number, gets none.
    /// </summary>
    /// <param name="answer">Several options are joined by '|'.</param>
    public static decimal Points(Question question, string? answer)
    {
        if (string.IsNullOrWhiteSpace(answer)) return 0;
        if (question.Type != QuestionType.Essay) return IsCorrect(question, answer) ? question.Points : 0;
        return decimal.TryParse(answer, NumberStyles.Number, CultureInfo.InvariantCulture, out var points) ? points : 0;
    }

    /// <summary>
    /// Whether a choice is right: the key, or exactly the keys, compared without case. Never for a blank answer or an essay.
    /// </summary>
    public static bool IsCorrect(Question question, string? answer) =>
        !string.IsNullOrWhiteSpace(answer) && question.Type switch
        {
            QuestionType.Single => string.Equals(answer.Trim(), question.Key, StringComparison.OrdinalIgnoreCase),
            QuestionType.Multiple => Options(answer).SetEquals(question.Keys ?? []),
            _ => false,
        };

    private static HashSet<string> Options(string answer) =>
        new(answer.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
