namespace Evaluation.Cohorts.Bundles.Archive;

/// <summary>What the name of an entry in an archive says about where it wants to go.</summary>
internal static class EntryPath
{
    /// <summary>What archivers and our own samples put beside the files of a bundle.</summary>
    private static readonly HashSet<string> Ignored =
        new(["README.md", "expected-chain.json", ".DS_Store"], StringComparer.OrdinalIgnoreCase);

    public static bool LeavesTheBundle(string path) =>
        path.StartsWith('/') || path.Contains('\\') || path.Contains(':') || path.Contains('\0')
        || path.Split('/').Any(part => part is ".." or ".");

    public static bool IsIgnored(string path)
    {
        var parts = path.Split('/');
        return parts[^1].Length == 0 // a folder
            || parts.Contains("__MACOSX", StringComparer.OrdinalIgnoreCase)
            || Ignored.Contains(parts[^1]);
    }

    /// <summary>The folder in which all paths stand, because people zip a folder; empty when there is none.</summary>
    public static string CommonFolder(IReadOnlyCollection<string> paths)
    {
        var first = paths.FirstOrDefault() ?? "";
        var folder = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        return paths.All(path => path.StartsWith(folder, StringComparison.Ordinal)) ? folder : "";
    }
}
