using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Definition;

/// <summary>cohort.json to records and back, by the names of its schema.</summary>
internal static class DefinitionJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is a file for people, not part of a page
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new WholeNumberConverter() },
    };

    public static T Read<T>(JsonElement element) => element.Deserialize<T>(Options)!;

    public static byte[] Write(CohortDefinition definition) => JsonSerializer.SerializeToUtf8Bytes(definition, Options);

    /// <summary>To JSON 12 and 12.0 are the same number, and some tools write every number with a point.</summary>
    private sealed class WholeNumberConverter : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (int)reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
