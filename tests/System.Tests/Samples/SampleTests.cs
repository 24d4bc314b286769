using System.Net;
using Evaluation.Samples;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Samples;

/// <summary>From a bundle's upload to its chain and back, over HTTP.</summary>
public sealed class SampleTests(RunningSystem system)
{
    public static TheoryData<string> Names => [.. SampleBundles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_gives_its_chain_also_after_export_removal_and_import(string name)
    {
        var expected = SampleChains.Expected(name);
        var code = SampleChains.CodeOf(expected);
        (await SampleChains.ImportAsync(system.Admin, SampleBundles.Zip(name))).ShouldBeTrue("the first import");
        await SampleChains.ShouldGiveAsync(system.Admin, expected);

        (await SampleChains.ImportAsync(system.Admin, SampleBundles.Zip(name))).ShouldBeFalse("the same bundle again");
        var exported = await system.Admin.ExportAsync(code);
        (await SampleChains.ImportAsync(system.Admin, exported)).ShouldBeFalse("its own export");

        (await system.Admin.DeleteAsync($"/api/cohorts/{code}")).ShouldBe(HttpStatusCode.NoContent);
        (await SampleChains.ImportAsync(system.Admin, exported)).ShouldBeTrue("the export, after the removal");
        await SampleChains.ShouldGiveAsync(system.Admin, expected);
    }

    [Fact]
    public async Task Exports_give_the_same_chains_in_an_empty_system()
    {
        using var empty = await Deployment.StartAsync();
        foreach (var name in SampleBundles.Names)
        {
            var expected = SampleChains.Expected(name);
            await SampleChains.ImportAsync(system.Admin, SampleBundles.Zip(name));
            var exported = await system.Admin.ExportAsync(SampleChains.CodeOf(expected));
            (await SampleChains.ImportAsync(empty.Admin, exported)).ShouldBeTrue(name);
            await SampleChains.ShouldGiveAsync(empty.Admin, expected);
            // The system is shared: the other tests find it without the samples, whichever comes first.
            (await system.Admin.DeleteAsync($"/api/cohorts/{SampleChains.CodeOf(expected)}")).ShouldBe(HttpStatusCode.NoContent);
        }
    }
}
