using System.Net;
using System.Text.Json.Nodes;
using Evaluation.Samples;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Samples;

/// <summary>From a bundle's upload to its chain and back, over HTTP.</summary>
public sealed class SampleTests(RunningSystem system)
{
    // The expected file has eight right digits here; 30-digit arithmetic gives 9.7433789069888.
    private static readonly Dictionary<string, double> Inexact = new() { [".results.kpis[1].effectHigh"] = 3e-9 };

    public static TheoryData<string> Names => [.. SampleBundles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_gives_its_chain_also_after_export_removal_and_import(string name)
    {
        var expected = JsonNode.Parse(SampleBundles.ExpectedChain(name))!;
        var code = CodeOf(expected);
        (await ImportAsync(system.Admin, SampleBundles.Zip(name))).ShouldBeTrue("the first import");
        await ShouldGiveAsync(system.Admin, expected);

        (await ImportAsync(system.Admin, SampleBundles.Zip(name))).ShouldBeFalse("the same bundle again");
        var exported = await system.Admin.ExportAsync(code);
        (await ImportAsync(system.Admin, exported)).ShouldBeFalse("its own export");

        (await system.Admin.DeleteAsync($"/api/cohorts/{code}")).ShouldBe(HttpStatusCode.NoContent);
        (await ImportAsync(system.Admin, exported)).ShouldBeTrue("the export, after the removal");
        await ShouldGiveAsync(system.Admin, expected);
    }

    [Fact]
    public async Task Exports_give_the_same_chains_in_an_empty_system()
    {
        using var first = await Deployment.StartAsync();
        using var second = await Deployment.StartAsync();
        foreach (var name in SampleBundles.Names)
        {
            var expected = JsonNode.Parse(SampleBundles.ExpectedChain(name))!;
            await ImportAsync(first.Admin, SampleBundles.Zip(name));
            var exported = await first.Admin.ExportAsync(CodeOf(expected));
            (await ImportAsync(second.Admin, exported)).ShouldBeTrue(name);
            await ShouldGiveAsync(second.Admin, expected);
        }
    }

    private static string CodeOf(JsonNode chain) => chain["cohort"]!["code"]!.GetValue<string>();

    private static async Task<bool> ImportAsync(ApiClient client, byte[] bundle) =>
        (await client.ImportAsync(bundle)).ShouldBe(HttpStatusCode.OK).Json["changed"]!.GetValue<bool>();

    private static Task<IReadOnlyList<string>> ShouldGiveAsync(ApiClient client, JsonNode expected) => Eventually.SeeAsync(
        async () => ChainDifference.Between(expected, (await client.GetAsync($"/api/chains/{CodeOf(expected)}?asOf=2026-11-21")).ShouldBe(HttpStatusCode.OK).Json, Inexact),
        differences => differences.Count == 0);
}
