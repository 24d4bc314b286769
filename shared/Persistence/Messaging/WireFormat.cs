using System.Text.Json;
using System.Text.Json.Serialization;
using Evaluation.Contracts.Events;

namespace Evaluation.Persistence.Messaging;

/// <summary>How messages and stored documents are written: one set of rules for the outbox, the journal and all bodies.</summary>
public static class WireFormat
{
    public static JsonSerializerOptions Options { get; } = Made();

    private static readonly Dictionary<string, Type> Types =
        typeof(ICohortEvent).Assembly.GetExportedTypes().Where(type => type is { IsClass: true }).ToDictionary(type => type.FullName!);

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        // So that they are the same for whoever asks first.
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    public static string NameOf(Type type) => type.FullName!;

    /// <summary>The contract of that name; null for one that this version does not know.</summary>
    public static Type? TypeOf(string name) => Types.GetValueOrDefault(name);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new JsonException($"A {typeof(T).Name} was stored as null.");
}
