using System.Text.Json.Nodes;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Samples;
using Evaluation.Testing.Time;

namespace Evaluation.Integration.Tests.Chains;

/// <summary>The main job, over each transport: the samples go in over HTTP, and their chains come out right, whichever instance is asked.</summary>
public abstract class ChainTests(Running running, Watched watched)
{
    public static TheoryData<string> Samples => [.. SampleBundles.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_gives_its_expected_chain_on_every_instance(string sample)
    {
        foreach (var host in await running.HostsAsync())
        {
            await Eventually.SeeAsync(
                async () => Difference.Between(SampleBundles.ExpectedChain(sample), await host.ChainAsync(CodeOf(sample))), differences => differences.Count == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Export_then_import_changes_nothing(string sample)
    {
        var host = (await running.HostsAsync())[0];

        var report = await host.ImportAsync(await host.ExportAsync(CodeOf(sample)));

        ((bool?)report["changed"]).ShouldBe(false, report.ToJsonString());
    }

    [Fact]
    public async Task A_rebuild_from_the_journal_finds_no_difference()
    {
        var host = (await running.HostsAsync())[0];
        foreach (var sample in SampleBundles.Names) await SettledAsync(host, sample);
        using var response = await host.Http.PostAsync("/api/chains/rebuild", null, TestContext.Current.CancellationToken);

        var report = await TestHost.JsonAsync(response);

        report["differing"]!.AsArray().ShouldBeEmpty();
        ((int?)report["cohorts"]).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(SampleBundles.Names.Count);
    }

    [Fact]
    public async Task The_sql_of_every_service_was_checked()
    {
        await running.HostsAsync();

        // Databases of other tests may be among them.
        new[] { "aggregator", "behaviour", "cohorts", "identity", "learning", "notifications", "reaction", "results" }.Except(watched.Sql.Checked.Keys).ShouldBeEmpty();
        watched.Sql.Problems.ShouldBeEmpty();
    }

    private static Task SettledAsync(TestHost host, string sample) => Eventually.SeeAsync(
        async () => Difference.Between(SampleBundles.ExpectedChain(sample), await host.ChainAsync(CodeOf(sample))), differences => differences.Count == 0);

    private static string CodeOf(string sample) => (string)JsonNode.Parse(SampleBundles.ExpectedChain(sample))!["cohort"]!["code"]!;
}

public sealed class ChainTests_in_memory(RunningInMemory running, Watched watched) : ChainTests(running, watched), IClassFixture<RunningInMemory>;
