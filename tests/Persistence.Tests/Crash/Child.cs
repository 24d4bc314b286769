using System.Collections.Concurrent;
using System.Diagnostics;

namespace Evaluation.Persistence.Tests.Crash;

/// <summary>A process that is killed, and what it had said by then.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Task reading;

    /// <summary>Runs Persistence.Crash, which lies beside the tests.</summary>
    public Child(string mode, string folder)
    {
        // As DOTNET_HOST_PATH is for what the SDK starts; without it the one on the path.
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Evaluation.Persistence.Crash.dll"), mode, folder]) start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line) lines.Enqueue(line);
        });
    }

    public int LineCount => lines.Count;

    public bool HasEnded => process.HasExited;

    /// <summary>SIGKILL; returns the ids it had told of.</summary>
    public async Task<IReadOnlyList<Guid>> KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        // The last line may have been cut in the middle.
        return [.. lines.Select(line => line.Split(' ')).Where(words => words.Length == 2 && Guid.TryParseExact(words[1], "D", out _)).Select(words => Guid.Parse(words[1]))];
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
