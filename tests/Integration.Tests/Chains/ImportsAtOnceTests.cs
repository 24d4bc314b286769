using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Samples;
using Evaluation.Testing;

namespace Evaluation.Integration.Tests.Chains;

/// <summary>Imports that come at once: each is stored whole, or is told that it is not.</summary>
public sealed class ImportsAtOnceTests
{
    [Fact]
    public async Task Of_one_new_cohort()
    {
        using var scratch = new Scratch();
        await using var host = await TestHost.StartAsync(scratch.Folder);
        var bundle = SampleBundles.Zip("cb-lurah-2024");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StatusAsync(host, bundle)));

        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Conflict);
        ((bool?)(await host.ImportAsync(bundle))["changed"]).ShouldBe(answers.All(status => status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Of_cohorts_with_the_same_people()
    {
        using var scratch = new Scratch();
        await using var host = await TestHost.StartAsync(scratch.Folder);
        var bundles = Enumerable.Range(1, 4).Select(number => Renamed("cb-lurah-2024", $"CB-LURAH-{number}")).ToList();

        var answers = await Task.WhenAll(bundles.Select(bundle => StatusAsync(host, bundle)));

        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Conflict);
        foreach (var bundle in bundles) await host.ImportAsync(bundle);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestHost host, byte[] bundle)
    {
        using var response = await host.SendAsync(bundle);
        return response.StatusCode;
    }

    private static byte[] Renamed(string sample, string code)
    {
        using var bytes = new MemoryStream();
        bytes.Write(SampleBundles.Zip(sample));
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("cohort.json")!;
            JsonNode definition;
            using (var reader = entry.Open()) definition = JsonNode.Parse(reader)!;
            definition["code"] = code;
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("cohort.json").Open());
            writer.Write(definition.ToJsonString());
        }
        return bytes.ToArray();
    }
}
