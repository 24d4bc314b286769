using System.IO.Compression;
using System.Text.Json.Nodes;
using Evaluation.Samples;

namespace Evaluation.Portal.Tests.Hosts;

/// <summary>With cohorts that a test makes of the samples, on a Tuesday morning.</summary>
public sealed class ServicesHost() : SystemHost(new(2026, 12, 15, 3, 0, 0, TimeSpan.Zero))
{
    public static DateOnly Today { get; } = new(2026, 12, 15);

    /// <summary>A cohort with the people of a sample, that ended on another day and has no more than these of its files.</summary>
    public async Task CohortAsync(string sample, string code, string name, string agency, DateOnly endsOn, params string[] files)
    {
        await ImportAsync(Bundle(sample, definition =>
        {
            (definition["code"], definition["name"], definition["agency"]) = (code, name, new JsonObject { ["code"] = agency, ["name"] = $"Instansi {agency}" });
            (definition["startsOn"], definition["endsOn"]) = ($"{endsOn.AddDays(-4):yyyy-MM-dd}", $"{endsOn:yyyy-MM-dd}");
        }, ["participants.csv", .. files]));
    }

    private static byte[] Bundle(string sample, Action<JsonNode> change, IReadOnlyList<string> files)
    {
        using var target = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(SampleBundles.Zip(sample))))
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.Where(entry => files.Contains(entry.Name) || entry.Name == "cohort.json"))
            {
                using var read = entry.Open();
                using var write = archive.CreateEntry(entry.Name).Open();
                if (entry.Name != "cohort.json")
                {
                    read.CopyTo(write);
                    continue;
                }
                var definition = JsonNode.Parse(read)!;
                change(definition);
                using var text = new StreamWriter(write);
                text.Write(definition.ToJsonString());
            }
        }
        return target.ToArray();
    }
}
