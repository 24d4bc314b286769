namespace Evaluation.Local;

/// <summary>Finds a service's program: in the folder of published ones, else where it was built with this one.</summary>
internal sealed class Programs(string? published)
{
    /// <exception cref="LocalSetException">It is not there.</exception>
    public string Find(Service service)
    {
        var file = $"Evaluation.{service.Name}.dll";
        var path = published is null ? Path.Combine(Built(service), file) : Path.Combine(Path.GetFullPath(published), service.Name, file);
        if (File.Exists(path)) return path;
        throw new LocalSetException(published is null
            ? $"{path} is not there. Build the solution, or give the folder of published services with --program."
            : $"{path} is not there. Publish it: dotnet publish services/{service.Name} -o {Path.Combine(published, service.Name)}.");
    }

    // The same configuration and framework as this program's, in the repository around it.
    private static string Built(Service service)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var repository = own;
        while (repository is not null && !File.Exists(Path.Combine(repository.FullName, "Evaluation.sln"))) repository = repository.Parent;
        if (repository is null) throw new LocalSetException("The services are not beside this program. Give the folder of published services with --program.");
        return Path.Combine(repository.FullName, "services", service.Name, "bin", own.Parent!.Name, own.Name);
    }
}
