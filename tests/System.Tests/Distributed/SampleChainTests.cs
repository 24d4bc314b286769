using Evaluation.Samples;
using Evaluation.SystemTests.Samples;

namespace Evaluation.SystemTests.Distributed;

[Collection(DistributedTests.Name)]
public sealed class SampleChainTests(RunningSet running)
{
    public static TheoryData<string> Names => [.. SampleBundles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_gives_its_chain_over_the_gateway(string name)
    {
        await running.StartedAsync();
        var expected = SampleChains.Expected(name);

        (await SampleChains.ImportAsync(running.Admin, SampleBundles.Zip(name))).ShouldBeTrue("the first import");
        await SampleChains.ShouldGiveAsync(running.Admin, expected);

        (await SampleChains.ImportAsync(running.Admin, await running.Admin.ExportAsync(SampleChains.CodeOf(expected)))).ShouldBeFalse("its own export");
    }
}
