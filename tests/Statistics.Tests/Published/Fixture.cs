using System.Text.Json;

namespace Evaluation.Statistics.Tests.Published;

/// <summary>Worked examples from the literature.</summary>
internal static class Fixture
{
    private static readonly JsonElement All =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "published.json"))).RootElement;

    public static JsonElement Of(string name) => All.GetProperty(name);

    public static decimal[] Decimals(this JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDecimal())];

    public static double[] Doubles(this JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    public static int[] Ints(this JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];

    public static double Double(this JsonElement example, string name) => example.GetProperty(name).GetDouble();
}
