using System.Text.Json;
using System.Text.Json.Nodes;

namespace Evaluation.Statistics.Tests.Samples;

public class SampleChainTests
{
    [Theory]
    [InlineData("analitik-2026-02")]
    [InlineData("aturan-2025-01")]
    [InlineData("cb-lurah-2024")]
    [InlineData("latsar-kol-2025-07")]
    [InlineData("psma-2024-01")]
    public void Sample_gives_its_expected_chain(string name)
    {
        var bundle = new Bundle(name);
        var chain = SampleChain.Of(bundle, new DateOnly(2026, 11, 21));
        TakeOut(chain, "distribution", "unitOfMeasure", "units", "basis", "attendance", "alphaBasis", "rwgParticipants", "icc1Basis");
        JsonDifference.Between(bundle.Expected, JsonSerializer.SerializeToElement(chain)).ShouldBeEmpty();
    }

    /// <summary>The chains that came with the samples were made before these were told.</summary>
    private static void TakeOut(JsonNode? node, params string[] later)
    {
        if (node is JsonObject whole)
            foreach (var name in later) whole.Remove(name);
        foreach (var part in node switch { JsonObject known => known.Select(member => member.Value), JsonArray list => list, _ => [] }) TakeOut(part, later);
    }

    [Fact]
    public void Sample_says_on_how_many_its_effects_rest()
    {
        var kpis = SampleChain.Of(new Bundle("psma-2024-01"), new DateOnly(2026, 11, 21))["results"]!["kpis"]!.AsArray();
        kpis.Select(kpi => (string?)kpi!["claim"]).ShouldBe(["comparison", "trend", "beforeAfter"]);
        kpis.Select(kpi => (int?)kpi!["units"]).ShouldBe([3, 3, 1]);
        // Counted by hand in measurements.csv.
        kpis.Select(kpi => ((int?)kpi!["basis"]!["units"], (int?)kpi["basis"]!["measurements"], (int?)kpi["basis"]!["comparisonUnits"], (int?)kpi["basis"]!["monthsBefore"], (int?)kpi["basis"]!["monthsAfter"]))
            .ShouldBe([(3, 12, 3, null, null), (3, 15, null, 4, 1), (1, 1, null, null, null)]);
    }

    /// <summary>Counted from the bundles' files by a few lines of another language.</summary>
    [Theory]
    [InlineData("analitik-2026-02", new[] { 0, 0, 0, 0, 0, 1, 13, 10, 2, 2 }, new[] { 0, 0, 0, 0, 0, 0, 1, 13, 11, 3 })]
    [InlineData("aturan-2025-01", new[] { 1, 3, 1, 3, 4, 5, 1, 1, 1, 1 }, new[] { 0, 1, 0, 0, 0, 6, 6, 1, 4, 3 })]
    [InlineData("latsar-kol-2025-07", new[] { 0, 0, 0, 6, 15, 11, 8, 0, 0, 0 }, new[] { 0, 0, 0, 0, 0, 3, 11, 13, 9, 4 })]
    [InlineData("psma-2024-01", new[] { 0, 0, 0, 1, 10, 21, 22, 11, 1, 0 }, new[] { 0, 0, 0, 0, 0, 2, 14, 16, 24, 10 })]
    public void Sample_gives_its_distribution_of_scores(string name, int[] pre, int[] post)
    {
        var distribution = SampleChain.Of(new Bundle(name), new DateOnly(2026, 11, 21))["learning"]!["distribution"]!;
        distribution["pre"]!.AsArray().Select(count => (int)count!).ShouldBe(pre);
        distribution["post"]!.AsArray().Select(count => (int)count!).ShouldBe(post);
    }
}
