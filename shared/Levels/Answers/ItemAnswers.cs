using System.Globalization;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;

namespace Evaluation.Levels.Answers;

/// <summary>Answers to the items of an instrument.</summary>
public static class ItemAnswers
{
    /// <summary>The answers that were given, by item; what is wrong is added to <paramref name="problems"/>.</summary>
    public static IReadOnlyDictionary<string, int> Check(
        IReadOnlyDictionary<string, decimal?>? given, Scale scale, Predicate<string> isItem, List<InputProblem> problems)
    {
        var answers = new Dictionary<string, int>(given?.Count ?? 0, StringComparer.Ordinal);
        if (given is null) return answers;
        foreach (var (item, value) in given)
        {
            if (!isItem(item)) problems.Add(UnknownItem(item));
            else if (value is { } answer && (answer < scale.Min || answer > scale.Max || answer != decimal.Truncate(answer))) problems.Add(OffScale(item, answer, scale));
            else if (value is not null) answers[item] = (int)value.Value;
        }
        return answers;
    }

    private static InputProblem UnknownItem(string item) => new($"answers.{item}", "unknownItem", new(
        $"Instrumen tidak memuat butir {item}. Periksa kodenya.", $"The instrument has no item {item}. Check its code."));

    private static InputProblem OffScale(string item, decimal answer, Scale scale) => new($"answers.{item}", "answerOffScale", new(
        $"Jawaban {answer.ToString(CultureInfo.InvariantCulture).Replace('.', ',')} untuk {item} di luar skala. Gunakan bilangan bulat {scale.Min} sampai {scale.Max}.",
        $"The answer {answer.ToString(CultureInfo.InvariantCulture)} to {item} is off the scale. Use a whole number from {scale.Min} to {scale.Max}."));
}
