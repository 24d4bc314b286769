using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Evaluation.SystemTests.Http;

/// <summary>Where a chain is not as expected: numbers to a relative 1e-9, p-values to an absolute 1e-6. What it says besides is not looked at.</summary>
internal static class ChainDifference
{
    // Of the document and not of the evidence.
    private static readonly string[] OfTheDocument = [".version", ".hash", ".cohort.code"];

    /// <param name="looser">Relative tolerance by path, where the expected number itself is not exact.</param>
    public static IReadOnlyList<string> Between(JsonNode? expected, JsonNode? actual, IReadOnlyDictionary<string, double>? looser = null) =>
        [.. Between(expected, actual, "", looser ?? new Dictionary<string, double>())];

    private static IEnumerable<string> Between(JsonNode? expected, JsonNode? actual, string path, IReadOnlyDictionary<string, double> looser)
    {
        if (OfTheDocument.Contains(path)) return [];
        return (expected, actual) switch
        {
            (JsonObject left, JsonObject right) => left.SelectMany(member => right.ContainsKey(member.Key)
                ? Between(member.Value, right[member.Key], $"{path}.{member.Key}", looser) : [$"{path}.{member.Key} is missing"]),
            (JsonArray left, JsonArray right) when left.Count == right.Count =>
                left.Zip(right).Index().SelectMany(pair => Between(pair.Item.First, pair.Item.Second, $"{path}[{pair.Index}]", looser)),
            _ => IsSame(expected, actual, path, looser) ? [] : [$"{path}: {Text(expected)} expected, {Text(actual)} there"],
        };
    }

    private static bool IsSame(JsonNode? expected, JsonNode? actual, string path, IReadOnlyDictionary<string, double> looser)
    {
        if (expected?.GetValueKind() != JsonValueKind.Number || actual?.GetValueKind() != JsonValueKind.Number) return Text(expected) == Text(actual);
        var (left, right) = (Number(expected), Number(actual));
        var distance = Math.Abs(left - right);
        if (path.EndsWith(".p", StringComparison.Ordinal)) return distance <= 1e-6;
        return distance <= looser.GetValueOrDefault(path, 1e-9) * Math.Max(Math.Abs(left), Math.Abs(right)) || distance <= 1e-15;
    }

    // By its text: a node that was not parsed keeps the type that it was made of.
    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
