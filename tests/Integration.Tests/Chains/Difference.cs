using System.Text.Json.Nodes;

namespace Evaluation.Integration.Tests.Chains;

/// <summary>Where a chain is not as expected: numbers to a relative 1e-9, p-values to an absolute 1e-6.</summary>
internal static class Difference
{
    // What a chain has beside the measures: nothing that a bundle could expect.
    private static readonly string[] OfTheSystem = ["version", "hash", "modelVersion", "planVersion", "planChanges"];

    public static IReadOnlyList<string> Between(string expected, JsonNode actual)
    {
        var compared = actual.DeepClone().AsObject();
        foreach (var name in OfTheSystem) compared.Remove(name);
        return [.. Between(JsonNode.Parse(expected), compared, "")];
    }

    private static IEnumerable<string> Between(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        // The chain may say more, such as the names of dimensions, but not less.
        (JsonObject one, JsonObject other) => one.SelectMany(member => Between(member.Value, other[member.Key], $"{path}.{member.Key}")),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one.Zip(other).Index().SelectMany(pair => Between(pair.Item.First, pair.Item.Second, $"{path}[{pair.Index}]")),
        _ when Same(expected, actual, path) => [],
        _ => [$"{path}: {expected?.ToJsonString() ?? "null"} expected, {actual?.ToJsonString() ?? "null"} there"],
    };

    private static bool Same(JsonNode? expected, JsonNode? actual, string path)
    {
        if (expected is null || actual is null) return expected is null && actual is null;
        if (expected.GetValueKind() != System.Text.Json.JsonValueKind.Number || actual.GetValueKind() != System.Text.Json.JsonValueKind.Number) return JsonNode.DeepEquals(expected, actual);
        var (one, other) = (double.Parse(expected.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture), double.Parse(actual.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture));
        return Math.Abs(one - other) <= (Tolerance(path) * Math.Abs(one)) + (path.EndsWith(".p", StringComparison.Ordinal) ? 1e-6 : 1e-12);
    }

    // The t quantile behind this one interval is expected with eight right digits only; StudentTTests holds all of them.
    private static double Tolerance(string path) => path == ".results.kpis[1].effectHigh" ? 3e-9 : 1e-9;
}
