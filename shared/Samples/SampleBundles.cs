using System.IO.Compression;

namespace Evaluation.Samples;

/// <summary>The sample cohorts, see README.md beside this file. All people in them are made up.</summary>
public static class SampleBundles
{
    private const string Expected = "expected-chain.json";

    /// <summary>Names of the sample folders.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Resources.Select(resource => resource.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Resources =>
        typeof(SampleBundles).Assembly.GetManifestResourceNames().Where(resource => resource.Contains('/', StringComparison.Ordinal));

    /// <summary>The bundle as a ZIP, as a training unit would upload it.</summary>
    public static byte[] Zip(string name)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var resource in Resources.Where(resource => resource.StartsWith($"{name}/", StringComparison.Ordinal) && !resource.EndsWith(Expected, StringComparison.Ordinal)))
            {
                using var target = archive.CreateEntry(resource[(name.Length + 1)..]).Open();
                using var source = Open(resource);
                source.CopyTo(target);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The chain that the model gives for the bundle as of 2026-11-21.</summary>
    public static string ExpectedChain(string name)
    {
        using var reader = new StreamReader(Open($"{name}/{Expected}"));
        return reader.ReadToEnd();
    }

    private static Stream Open(string resource) => typeof(SampleBundles).Assembly.GetManifestResourceStream(resource)
        ?? throw new ArgumentException($"There is no sample {resource}.", nameof(resource));
}
