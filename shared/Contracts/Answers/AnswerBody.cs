using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evaluation.Contracts.Answers;

/// <summary>The stored form of answers. Equal answers have equal texts: items stand in order, and numbers without superfluous zeros.</summary>
public static class AnswerBody
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ReactionResponse response) => Serialize(response with { Answers = Sorted(response.Answers) });

    public static string Write(TestAttempt attempt) => Serialize(attempt with
    {
        Score = attempt.Score is { } score ? Normal(score) : null,
        Answers = attempt.Answers is { } answers ? Sorted(answers) : null,
    });

    public static string Write(Observation observation) => Serialize(observation with
    {
        Answers = Sorted(observation.Answers),
        Barriers = observation.Barriers is { Count: > 0 } barriers ? [.. barriers.Distinct().Order()] : null,
    });

    public static string Write(Exemption exemption) => Serialize(exemption);

    public static string Write(Kpi kpi) => Serialize(kpi);

    public static string Write(Measurement measurement) => Serialize(measurement);

    public static string Write(FinanceLine line) => Serialize(line with { Amount = Normal(line.Amount) });

    public static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, Options)
        ?? throw new JsonException($"A {typeof(T).Name} was stored as null.");

    private static string Serialize<T>(T answer) => JsonSerializer.Serialize(answer, Options);

    private static OrderedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> answers)
    {
        var sorted = answers.ToArray();
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return new(sorted, StringComparer.Ordinal);
    }

    // Division by one with 28 places takes trailing zeros away: 66.50 becomes 66.5.
    private static decimal Normal(decimal value) => value / 1.0000000000000000000000000000m;
}
