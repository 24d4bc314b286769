using System.Text.Json;

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
        JsonDifference.Between(bundle.Expected, JsonSerializer.SerializeToElement(chain)).ShouldBeEmpty();
    }
}
