using System.Diagnostics;

namespace Evaluation.Benchmarks.Servers;

/// <summary>Standalone as it is deployed.</summary>
internal sealed class PublishedStandalone : IDisposable
{
    private readonly string folder = Repository.NewFolder();

    private PublishedStandalone()
    {
    }

    public static async Task<PublishedStandalone> MakeAsync()
    {
        var published = new PublishedStandalone();
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

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
