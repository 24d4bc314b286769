using Evaluation.Hosting.Problems;

namespace Evaluation.Levels.Answers;

/// <summary>Checks that all levels share.</summary>
public static class AnswerChecks
{
    // A page of text; more is a mistake, or an attack.
    public const int LongestText = 4000;

    public static void Text(string field, string? text, List<InputProblem> problems)
    {
        if (text?.Length > LongestText) problems.Add(AnswerProblems.TooLong(field, LongestText));
    }

    public static void Moment(string field, string? moment, List<InputProblem> problems)
    {
        if (moment is not null && !Answers.Moment.IsOne(moment)) problems.Add(AnswerProblems.NotAMoment(field));
    }

    /// <summary>Blank text is no text.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
