using System.IO.Compression;
using Evaluation.Cohorts.Bundles.Definition;
using Evaluation.Cohorts.Bundles.Writing;

namespace Evaluation.Cohorts.Bundles;

/// <summary>Writes a bundle as a ZIP that reads back as the same bundle; the same bundle always gives the same bytes.</summary>
internal static class BundleWriter
{
    // The earliest time a ZIP can hold; the actual one would make every export differ.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(Bundle bundle)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Files(bundle).OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = EntryTime;
                entry.ExternalAttributes = 0; // file modes differ between systems
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static IEnumerable<(string Name, byte[] Content)> Files(Bundle bundle)
    {
        var plan = bundle.Definition.Plan;
        yield return (BundleFiles.Definition, DefinitionJson.Write(bundle.Definition));
        yield return (BundleFiles.Participants, TableWriters.Participants(bundle.Participants));
        if (bundle.Organisers is { } organisers) yield return (BundleFiles.Organisers, TableWriters.Organisers(organisers));
        if (bundle.Reaction is { } reaction) yield return (BundleFiles.Reaction, TableWriters.Reaction(reaction, plan.Reaction!));
        if (bundle.Learning is { } learning) yield return (BundleFiles.Learning, TableWriters.Learning(learning, plan.Learning!));
        if (bundle.Observations is { } observations)
            yield return (BundleFiles.Observations, TableWriters.Observations(observations, bundle.Exemptions ?? [], plan.Behaviour!));
        if (bundle.Kpis is { } kpis) yield return (BundleFiles.Kpis, TableWriters.Kpis(kpis));
        if (bundle.Measurements is { } measurements) yield return (BundleFiles.Measurements, TableWriters.Measurements(measurements));
        if (bundle.Finance is { } finance) yield return (BundleFiles.Finance, TableWriters.Finance(finance));
    }
}
