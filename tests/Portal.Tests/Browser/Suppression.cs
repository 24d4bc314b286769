using System.Text.Json.Nodes;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>A chain as leadership gets it when few have answered: measured values are null and say that they are suppressed.</summary>
internal static class Suppression
{
    private static readonly HashSet<string> Counts = ["invited", "responded", "responseRate", "enrolled", "due", "exempt", "months", "atLeast", "wave", "df", "baseline", "target", "month"];

    public static void Apply(JsonObject chain)
    {
        foreach (var level in new[] { "reaction", "learning", "behaviour", "results", "links" }) Hide(chain[level]!);
    }

    private static void Hide(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (var element in array.OfType<JsonNode>()) Hide(element);
            return;
        }
        if (node is not JsonObject part) return;
        var measured = part.Where(property => property.Value is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number && !Counts.Contains(property.Key)).Select(property => property.Key).ToList();
        foreach (var name in measured) part[name] = null;
        if (measured.Count > 0) part["suppressed"] = true;
        foreach (var child in part.Select(property => property.Value).OfType<JsonNode>().ToList()) Hide(child);
    }
}
