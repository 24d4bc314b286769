using System.Globalization;
using Evaluation.Portal.Api;

namespace Evaluation.Portal.Answers;

/// <summary>An answer that is stored, as its form was filled in.</summary>
internal static class GivenAnswers
{
    public static Typed Of(GivenObservation given, IReadOnlyList<Screen> screens)
    {
        var fields = Scales(given.Answers, screens);
        fields[Questions.Applied] = [given.Applied ?? Typed.None];
        fields[Questions.Barriers] = given.Barriers ?? [];
        if (given.Evidence is { } evidence) fields[Questions.Evidence] = [evidence];
        if (given.Comment is { } comment) fields[Questions.Comment] = [comment];
        return new(fields);
    }

    public static Typed Of(GivenResponse given, IReadOnlyList<Screen> screens)
    {
        var fields = Scales(given.Answers, screens);
        if (given.Comment is { } comment) fields[Questions.Comment] = [comment];
        return new(fields);
    }

    // An item without a number is one that could not be observed, or rated.
    private static Dictionary<string, IReadOnlyList<string>> Scales(IReadOnlyDictionary<string, int> answers, IReadOnlyList<Screen> screens) => screens
        .SelectMany(screen => screen.Questions).Where(question => question.Kind == QuestionKind.Scale)
        .ToDictionary(question => question.Field, question => (IReadOnlyList<string>)[answers.TryGetValue(question.Field[Typed.ItemPrefix.Length..], out var value) ? value.ToString(CultureInfo.InvariantCulture) : Typed.None]);
}
