using System.Diagnostics;

namespace Evaluation.Benchmarks.Servers;

/// <summary>Standalone as it is deployed.</summary>
internal sealed class PublishedStandalone : IDisposable
{
    private readonly string folder;
    private readonly bool isOurs;

    private PublishedStandalone(string folder, bool isOurs) => (this.folder, this.isOurs) = (folder, isOurs);

    /// <param name="there">A folder where it is published already, or null.</param>
    public static async Task<PublishedStandalone> MakeAsync(string? there)
    {
        if (there is not null) return new(there, isOurs: false);
        var published = new PublishedStandalone(Repository.NewFolder(), isOurs: true);
        Table.Progress("publishing Standalone …");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        foreach (var argument in (string[])["publish", "services/Standalone", "-c", "Release", "-o", published.folder]) start.ArgumentList.Add(argument);
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? published : throw new InvalidOperationException(output);
    }

    /// <summary>Starts it on an empty folder (or one that was used before), and waits until it is ready.</summary>
    public Task<Server> StartAsync(string? data = null, params string[] options)
    {
        data ??= Repository.NewFolder();
        return Server.StartAsync(Path.Combine(folder, "Evaluation.Standalone"), data, address => ["--urls", address, "--data", data, .. options]);
    }

    public void Dispose()
    {
        if (isOurs) Directory.Delete(folder, recursive: true);
    }
}
