using System.Text.Json;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;

namespace Evaluation.Cohorts.ReadPersonData;

/// <summary>Which of a cohort's answers a person gave, and which are about that person.</summary>
internal static class PersonAnswers
{
    // Fewer could be told apart by the one they are about (MODEL §6).
    private const int FewestRaters = 3;

    public static IReadOnlyList<AnswerPart> Given(Level level, IEnumerable<ImportRow> rows, string member) =>
        [.. rows.Where(row => IsGiven(row.Key, member)).Select(row => PartOf(level, row, row.Key.Subject == member ? null : row.Key.Subject, row.Body))];

    public static IReadOnlyList<AnswerPart> About(Level level, IEnumerable<ImportRow> rows, string member)
    {
        var about = rows.Where(row => row.Key.Subject == member && !IsGiven(row.Key, member)).ToList();
        var parts = about.Where(row => row.Key.Kind != AnswerKinds.Observation).Select(row => PartOf(level, row, null, row.Body)).ToList();
        var observations = about.Where(row => row.Key.Kind == AnswerKinds.Observation).Select(row => (Row: row, Observation: AnswerBody.Read<Observation>(row.Body)));
        foreach (var group in observations.GroupBy(entry => (entry.Row.Key.Occasion, entry.Observation.RaterGroup)))
        {
            if (group.Key.RaterGroup == RaterGroup.Supervisor) parts.AddRange(group.Select(entry => PartOf(level, entry.Row, null, entry.Row.Body)));
            else if (group.Count() >= FewestRaters)
                parts.AddRange(group.Select(entry => PartOf(level, entry.Row, null, AnswerBody.Write(entry.Observation with { Comment = null, Evidence = null, ObservedOn = null }))));
        }
        return parts;
    }

    // Of a response and an attempt the subject is whoever gave it.
    private static bool IsGiven(AnswerKey key, string member) =>
        key.Author == member || (key.Subject == member && key.Kind is (AnswerKinds.Response or AnswerKinds.Attempt));

    private static AnswerPart PartOf(Level level, ImportRow row, string? participant, string body) =>
        new(level, row.Key.Kind, row.Key.Occasion, participant, JsonSerializer.Deserialize<JsonElement>(body));
}
