using System.Text.Json;

namespace Evaluation.Statistics.Tests.Samples;

/// <summary>Where two chain documents differ: numbers to a relative 1e-9, p-values to an absolute 1e-6.</summary>
internal static class JsonDifference
{
    public static IEnumerable<string> Between(JsonElement expected, JsonElement actual, string path = "")
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
            return Names(expected).Union(Names(actual)).SelectMany(name => Between(Member(expected, name), Member(actual, name), $"{path}.{name}"));
        if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array)
            return expected.GetArrayLength() != actual.GetArrayLength()
                ? [$"{path}: {expected.GetArrayLength()} expected, {actual.GetArrayLength()} there"]
                : expected.EnumerateArray().Zip(actual.EnumerateArray()).Index()
                    .SelectMany(pair => Between(pair.Item.First, pair.Item.Second, $"{path}[{pair.Index}]"));
        return Same(expected, actual, path) ? [] : [$"{path}: {expected} expected, {actual} there"];
    }

    private static bool Same(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.ValueKind != JsonValueKind.Number || actual.ValueKind != JsonValueKind.Number)
            return expected.ValueKind == actual.ValueKind && expected.ToString() == actual.ToString();
        var distance = Math.Abs(expected.GetDouble() - actual.GetDouble());
        return distance <= Tolerance(path) * Math.Abs(expected.GetDouble()) + (path.EndsWith(".p", StringComparison.Ordinal) ? 1e-6 : 1e-12);
    }

    /// <summary>
    /// The t quantile at 1.12 degrees of freedom behind the interval of a comparison of two units with two is expected with eight
    /// right digits only; StudentTTests holds all of them.
    /// </summary>
    private static double Tolerance(string path) => path.EndsWith(".effectHigh", StringComparison.Ordinal) ? 3e-9 : 1e-9;

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    /// <summary>What is missing is compared as null: a test's items are left out where there is no test.</summary>
    private static JsonElement Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) ? member : JsonDocument.Parse("null").RootElement;
}
