using System.IO.Compression;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Hosting.Tables;

namespace Evaluation.Cohorts.Bundles.Archive;

/// <summary>The files of a bundle by their names in lower case, and the workbook that may stand in for the tables.</summary>
internal sealed record ArchiveFiles(IReadOnlyDictionary<string, byte[]> Files, WorkbookFile? Workbook);

internal sealed record WorkbookFile(string Name, byte[] Content);

/// <summary>Opens the ZIP of a bundle, which comes from outside and may be anything.</summary>
internal static class BundleArchive
{
    private const string Workbook = ".xlsx";

    /// <returns>Null when nothing in it can be read; what is wrong is in <paramref name="problems"/> either way.</returns>
    public static ArchiveFiles? Open(Stream stream, BundleLimits limits, Problems problems)
    {
        var found = problems.Count;
        if (ReadAtMost(stream, limits.CompressedBytes) is not { } bytes)
        {
            problems.Add(BundleFiles.Archive, null, null, ArchiveFindings.ArchiveTooLarge(limits.CompressedBytes));
            return null;
        }

        try
        {
            using var archive = new ZipArchive(bytes, ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.Entries)
            {
                problems.Add(BundleFiles.Archive, null, null, ArchiveFindings.EntriesTooMany(limits.Entries));
                return null;
            }

            var entries = WantedEntries(archive, problems);
            var files = Unpack(entries, new Expansion(limits.ExpandedBytes), limits, problems);
            return problems.Count > found && files.Files.Count == 0 ? null : files;
        }
        catch (ExpandsTooFarException)
        {
            problems.Add(BundleFiles.Archive, null, null, ArchiveFindings.ArchiveExpandsTooFar(limits.ExpandedBytes));
        }
        catch (InvalidDataException)
        {
            problems.Add(BundleFiles.Archive, null, null, ArchiveFindings.ArchiveUnreadable());
        }

        return null;
    }

    private static MemoryStream? ReadAtMost(Stream stream, int limit)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > limit) return null;
            bytes.Write(buffer, 0, read);
        }

        bytes.Position = 0;
        return bytes;
    }

    private static Dictionary<string, ZipArchiveEntry> WantedEntries(ZipArchive archive, Problems problems)
    {
        var safe = new List<ZipArchiveEntry>();
        foreach (var entry in archive.Entries)
        {
            if (EntryPath.LeavesTheBundle(entry.FullName))
                problems.Add(entry.FullName, null, null, ArchiveFindings.PathOutsideBundle(entry.FullName));
            else if (!EntryPath.IsIgnored(entry.FullName)) safe.Add(entry);
        }

        var folder = EntryPath.CommonFolder([.. safe.Select(entry => entry.FullName)]);
        var wanted = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in safe)
        {
            // Windows and macOS do not tell Participants.csv from participants.csv, so neither do we.
            var path = entry.FullName[folder.Length..];
            var name = path.ToLowerInvariant();
            if (path.Contains('/')) problems.Add(path, null, null, ArchiveFindings.FileInSubfolder(path));
            else if (entry.IsEncrypted) problems.Add(path, null, null, ArchiveFindings.EntryEncrypted(path));
            else if (name != BundleFiles.Definition && !BundleFiles.Tables.Contains(name) && !IsWorkbook(name))
                problems.Add(path, null, null, ArchiveFindings.FileUnknown(path));
            // Two workbooks would be one too many under whatever names.
            else if (!wanted.TryAdd(IsWorkbook(name) ? Workbook : name, entry))
                problems.Add(path, null, null, IsWorkbook(name) ? ArchiveFindings.WorkbookTwice(wanted[Workbook].Name, path) : ArchiveFindings.FileTwice(path));
        }

        return wanted;
    }

    private static ArchiveFiles Unpack(
        Dictionary<string, ZipArchiveEntry> entries, Expansion expansion, BundleLimits limits, Problems problems)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        WorkbookFile? workbook = null;
        foreach (var (name, entry) in entries.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            try
            {
                var content = expansion.Read(entry);
                if (!IsWorkbook(name)) files.Add(name, content);
                else if (WorkbookReader.IsSafe(content, expansion, MostParts(limits))) workbook = new WorkbookFile(entry.Name, content);
                else problems.Add(entry.Name, null, null, ArchiveFindings.WorkbookUnreadable(entry.Name));
            }
            catch (InvalidDataException)
            {
                problems.Add(entry.Name, null, null, ArchiveFindings.EntryDamaged(entry.Name));
            }
        }

        return new ArchiveFiles(files, workbook);
    }

    // A workbook has some ten parts beside its sheets and a few per picture; a bundle has eight sheets.
    public static int MostParts(BundleLimits limits) => 10 * limits.Entries;

    private static bool IsWorkbook(string name) => name.EndsWith(Workbook, StringComparison.Ordinal);
}
