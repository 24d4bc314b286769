using System.IO.Compression;
using System.Text;

namespace Evaluation.SystemTests.Bundles;

/// <summary>The files of a bundle, to be changed and zipped.</summary>
internal sealed class BundleFiles
{
    private readonly Dictionary<string, string> files;

    public BundleFiles() => files = new(StringComparer.Ordinal);

    private BundleFiles(Dictionary<string, string> files) => this.files = files;

    public string this[string name] => files[name];

    public static BundleFiles Of(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return new(archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }, StringComparer.Ordinal));
    }

    public BundleFiles With(string name, string text) => new(new(files, StringComparer.Ordinal) { [name] = text });

    public BundleFiles Without(string name) => new(files.Where(file => file.Key != name).ToDictionary(StringComparer.Ordinal));

    public BundleFiles Replacing(string name, string old, string with)
    {
        files[name].ShouldContain(old);
        return With(name, files[name].Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>The data rows of a file.</summary>
    public IReadOnlyList<string> Rows(string name) => files[name].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..];

    public byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }
}
