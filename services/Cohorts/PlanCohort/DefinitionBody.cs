using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Evaluation.Cohorts.PlanCohort;

/// <summary>A definition as it was sent. What is read comes with nulls where nothing is; sent back, they mean the same as leaving it out.</summary>
internal static class DefinitionBody
{
    public static byte[] WithoutNulls(byte[] sent)
    {
        // Read as text, what is no UTF-8 would turn into other letters without a word: whoever reads it as cohort.json says where it is.
        if (!Utf8.IsValid(sent)) return sent;
        try
        {
            var definition = JsonNode.Parse(sent);
            Strip(definition);
            return JsonSerializer.SerializeToUtf8Bytes(definition);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Not well-formed, or a property stands there twice: whoever reads it as cohort.json says so, and where.
            return sent;
        }
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Strip(item);
        }
        else if (node is JsonObject parent)
        {
            foreach (var name in parent.Where(property => property.Value is null).Select(property => property.Key).ToList()) parent.Remove(name);
            foreach (var property in parent) Strip(property.Value);
        }
    }
}
