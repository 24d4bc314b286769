using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Answers;

/// <summary>The questions of a test as a form, one a screen, and what is put into it as the service takes it.</summary>
internal static class TestForm
{
    // As long as the service takes them.
    private const int LongestEssay = 8000, LongestLine = 200;

    // Between the options of one answer.
    private const char Separator = '|';

    public static IReadOnlyList<Screen> Of(Reader reader, IReadOnlyList<TestQuestion> questions) => [.. questions.Select(question => new Screen(null, [Of(reader, question)]))];

    public static Typed Read(IReadOnlyDictionary<string, string> answers, IReadOnlyList<TestQuestion> questions) => new(questions
        .Where(question => answers.ContainsKey(question.Code))
        .ToDictionary(Field, question => (IReadOnlyList<string>)(question.Type == "multiple" ? answers[question.Code].Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [answers[question.Code]])));

    /// <summary>Those that are not blank, by the question's code.</summary>
    public static IReadOnlyDictionary<string, string> Write(IReadOnlyList<Screen> screens, Typed typed) => screens.SelectMany(screen => screen.Questions)
        .Select(question => (Code: question.Field[Typed.ItemPrefix.Length..], Answer: Answer(question, typed))).Where(pair => pair.Answer.Length > 0)
        .ToDictionary(pair => pair.Code, pair => pair.Answer);

    /// <summary>Nothing was chosen or written, or it was taken back.</summary>
    public static bool IsBlank(Question question, Typed typed) => Answer(question, typed).Length == 0;

    private static string Answer(Question question, Typed typed) => question.Kind == QuestionKind.Text
        ? (typed[question.Field] ?? "").ReplaceLineEndings("\n").Trim()
        : string.Join(Separator, question.Options.Where(option => typed.Has(question.Field, option.Value)).Select(option => option.Value));

    private static Question Of(Reader reader, TestQuestion question)
    {
        var label = string.IsNullOrWhiteSpace(question.Text) || question.Text == question.Code ? reader["test.question", question.Code] : question.Text;
        var points = reader["test.points", reader.Display.Short((double)question.Points)];
        if (question.Type == "essay") return new(QuestionKind.Text, Field(question), label, [], Hint: reader["test.hint.essay", points, reader.Display.Count(LongestEssay)], Longest: LongestEssay);
        if (question.Options is not { Count: > 0 } options) return new(QuestionKind.Text, Field(question), label, [], Hint: reader["test.hint.line", points], Longest: LongestLine, IsLine: true);
        // What was ticked can be unticked; one choice of several can only be taken back by another. No option is empty, so that is its value.
        var none = question.Type == "multiple" ? null : new Option("", reader["test.noAnswer"]);
        return new(
            question.Type == "multiple" ? QuestionKind.Several : QuestionKind.Choice, Field(question), label, [.. options.Select(option => new Option(option.Trim(), option.Trim()))], none,
            Hint: reader[question.Type == "multiple" ? "test.hint.multiple" : "test.hint.single", points]);
    }

    private static string Field(TestQuestion question) => Typed.ItemPrefix + question.Code;
}
