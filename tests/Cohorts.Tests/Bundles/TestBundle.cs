using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Tests.Bundles;

/// <summary>The files of a bundle, to be changed by a test and read as a ZIP.</summary>
internal sealed class TestBundle
{
    private readonly List<(string Name, byte[] Content)> _files = [];

    public static readonly string[] Samples =
        ["analitik-2026-02", "aturan-2025-01", "cb-lurah-2024", "latsar-kol-2025-07", "psma-2024-01"];

    public static TestBundle Sample(string name)
    {
        var bundle = new TestBundle();
        foreach (var path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples", name)))
            bundle.Set(Path.GetFileName(path), File.ReadAllBytes(path));
        return bundle;
    }

    public IEnumerable<string> Names => _files.Select(file => file.Name);

    public string this[string name] => Encoding.UTF8.GetString(_files.Single(file => file.Name == name).Content);

    public TestBundle Set(string name, string content) => Set(name, Encoding.UTF8.GetBytes(content));

    public TestBundle Set(string name, byte[] content)
    {
        Remove(name);
        return Add(name, content);
    }

    /// <summary>Adds a file even if there is one of the name.</summary>
    public TestBundle Add(string name, byte[] content)
    {
        _files.Add((name, content));
        return this;
    }

    public TestBundle Remove(string name)
    {
        _files.RemoveAll(file => file.Name == name);
        return this;
    }

    /// <summary>Replaces a text that has to be there.</summary>
    public TestBundle Replace(string name, string old, string replacement)
    {
        this[name].ShouldContain(old);
        var text = this[name];
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return Set(name, text[..at] + replacement + text[(at + old.Length)..]);
    }

    public TestBundle AppendRow(string name, string row) => Set(name, this[name] + row + "\n");

    public MemoryStream Zip()
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _files)
            {
                using var target = archive.CreateEntry(name).Open();
                target.Write(content);
            }
        }

        bytes.Position = 0;
        return bytes;
    }

    public BundleReading Read(BundleLimits? limits = null, KnownCohort? known = null, FollowUpPolicy? policy = null) =>
        BundleReader.Open(Zip(), limits).Read(policy, known);

    /// <summary>The bundle, which has to have no problems.</summary>
    public Bundle ReadWell()
    {
        var reading = Read();
        reading.Problems.ShouldBeEmpty();
        return reading.Bundle.ShouldNotBeNull();
    }

    /// <summary>All of a bundle as text, so that two can be compared: records compare their lists by reference.</summary>
    public static string Describe(Bundle? bundle) => JsonSerializer.Serialize(bundle, Indented);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
