using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Levels.Answers;

namespace Evaluation.Learning.TakeTest;

/// <summary>What a participant has answered, by the code of the question.</summary>
internal static class AnswerSheet
{
    private const int LongestEssay = 8000, LongestText = 200;

    /// <summary>The answers in their stored form, without blank ones; options as they stand in the test. What is wrong is added to <paramref name="problems"/>.</summary>
    public static SortedDictionary<string, string> Check(Test test, IReadOnlyDictionary<string, string?>? given, List<InputProblem> problems)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (given is null) problems.Add(AnswerProblems.Missing("answers"));
        foreach (var (code, text) in given ?? new Dictionary<string, string?>())
        {
            if (test.Questions.FirstOrDefault(question => question.Code == code) is not { } question) problems.Add(UnknownQuestion(code));
            else if (!string.IsNullOrWhiteSpace(text) && Read(question, text, problems) is { Length: > 0 } answer) answers[code] = answer;
        }
        return answers;
    }

    private static string Read(Question question, string text, List<InputProblem> problems)
    {
        if (question.Type == QuestionType.Essay) return Bounded(question, text, LongestEssay, problems);
        if (question.Type == QuestionType.Single) return ReadOption(question, text.Trim(), problems);
        var chosen = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(option => ReadOption(question, option, problems));
        return string.Join('|', chosen.Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private static string ReadOption(Question question, string text, List<InputProblem> problems)
    {
        // Without options the answer is a short text.
        if (question.Options is not { Count: > 0 } options) return Bounded(question, text, LongestText, problems);
        if (options.FirstOrDefault(option => string.Equals(option.Trim(), text, StringComparison.OrdinalIgnoreCase)) is { } known) return known.Trim();
        problems.Add(UnknownOption(question.Code, text));
        return "";
    }

    private static string Bounded(Question question, string text, int longest, List<InputProblem> problems)
    {
        if (text.Length > longest) problems.Add(AnswerProblems.TooLong($"answers.{question.Code}", longest));
        return text;
    }

    private static InputProblem UnknownQuestion(string code) => new($"answers.{code}", "unknownQuestion", new(
        $"Tes ini tidak memuat soal {code}. Periksa kodenya.", $"This test has no question {code}. Check its code."));

    private static InputProblem UnknownOption(string code, string text) => new($"answers.{code}", "unknownOption", new(
        $"“{text}” bukan pilihan jawaban soal {code}. Pilih salah satu yang tersedia.", $"“{text}” is no option of question {code}. Choose one of those there are."));
}
