using System.Net;
using System.Text.Json.Nodes;
using Evaluation.Samples;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Samples;

/// <summary>The sample cohorts and what their chains must say.</summary>
internal static class SampleChains
{
    // The expected file has eight right digits here; 30-digit arithmetic gives 9.7433789069888.
    private static readonly Dictionary<string, double> Inexact = new() { [".results.kpis[1].effectHigh"] = 3e-9 };

    public static JsonNode Expected(string name) => JsonNode.Parse(SampleBundles.ExpectedChain(name))!;

    public static string CodeOf(JsonNode chain) => chain["cohort"]!["code"]!.GetValue<string>();

    /// <summary>Whether the import changed anything.</summary>
    public static async Task<bool> ImportAsync(ApiClient client, byte[] bundle) =>
        (await client.ImportAsync(bundle)).ShouldBe(HttpStatusCode.OK).Json["changed"]!.GetValue<bool>();

    public static Task<IReadOnlyList<string>> ShouldGiveAsync(ApiClient client, JsonNode expected) => Eventually.SeeAsync(
        async () => ChainDifference.Between(expected, (await client.GetAsync($"/api/chains/{CodeOf(expected)}?asOf=2026-11-21")).ShouldBe(HttpStatusCode.OK).Json, Inexact),
        differences => differences.Count == 0);
}
