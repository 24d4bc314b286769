namespace Evaluation.Benchmarks.Servers;

/// <summary>Where the repository is, and a folder in it for what the benchmarks make: on a disk, since /tmp may be memory and costs no fsync.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Work { get; } = Path.Combine(Root, "artifacts", "benchmarks");

    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Work, Guid.NewGuid().ToString("N"))).FullName;

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Evaluation.sln"))) return folder.FullName;
        throw new InvalidOperationException("Run the benchmarks from the repository: they publish Standalone.");
    }
}
