using Evaluation.Portal.Words;

namespace Evaluation.Portal.Answers;

/// <summary>What has to be mended in a form before it is sent, by field.</summary>
internal static class FormCheck
{
    public static IReadOnlyDictionary<string, string> Problems(Reader reader, IReadOnlyList<Screen> screens, Typed typed)
    {
        var problems = new Dictionary<string, string>();
        foreach (var question in screens.SelectMany(screen => screen.Questions))
        {
            if (question is { Missing: { } missing } && question.Answer(typed) is null) problems[question.Field] = missing;
            // Browsers send the end of a line as two signs and count it as one.
            if (question.Kind == QuestionKind.Text && typed[question.Field]?.ReplaceLineEndings("\n").Length > question.Longest) problems[question.Field] = reader["answer.tooLong", reader.Display.Count(question.Longest)];
        }
        return problems;
    }

    /// <summary>The numbers that were chosen, by item; null for one that was left open.</summary>
    public static IReadOnlyDictionary<string, int?> Numbers(IReadOnlyList<Screen> screens, Typed typed) => screens
        .SelectMany(screen => screen.Questions).Where(question => question.Kind == QuestionKind.Scale)
        .ToDictionary(
            question => question.Field[Typed.ItemPrefix.Length..],
            question => question.Options.FirstOrDefault(option => typed.Has(question.Field, option.Value)) is { } chosen ? int.Parse(chosen.Value, System.Globalization.CultureInfo.InvariantCulture) : (int?)null);

    /// <summary>A code that was chosen, or null.</summary>
    public static string? Code(Typed typed, string field, IReadOnlyList<Screen> screens) => Codes(typed, field, screens) is [var first, ..] ? first : null;

    public static IReadOnlyList<string> Codes(Typed typed, string field, IReadOnlyList<Screen> screens) =>
    [
        .. screens.SelectMany(screen => screen.Questions).Where(question => question.Field == field)
            .SelectMany(question => question.Options).Where(option => typed.Has(field, option.Value)).Select(option => option.Value),
    ];
}
