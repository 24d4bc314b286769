using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Evaluation.Benchmarks.Servers;

/// <summary>A server in a process of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    public const string Password = "benchmarks-only-1";

    private readonly Process process;

    private Server(Process process, int port, string data, TimeSpan readyAfter) => (this.process, Port, Data, ReadyAfter) = (process, port, data, readyAfter);

    public int Port { get; }

    public string Data { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>From the start of the process to the first 200 of /health/ready.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>Processor time so far, of all cores.</summary>
    public TimeSpan Processor => Fresh.TotalProcessorTime;

    public long ResidentBytes => Fresh.WorkingSet64;

    /// <summary>Whether the data outlive this process, for the next one.</summary>
    public bool KeepsData { get; set; }

    private Process Fresh
    {
        get
        {
            process.Refresh();
            return process;
        }
    }

    /// <summary>The bare endpoint: this program, started once more.</summary>
    public static Task<Server> StartBareAsync()
    {
        var data = Repository.NewFolder();
        return StartAsync(Path.Combine(AppContext.BaseDirectory, "Evaluation.Benchmarks"), data, address => ["bare", address, data]);
    }

    public static async Task<Server> StartAsync(string program, string data, Func<string, string[]> arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, WorkingDirectory = data };
        foreach (var argument in arguments($"http://127.0.0.1:{port}")) start.ArgumentList.Add(argument);
        start.Environment["Evaluation__AdminPassword"] = Password;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Tell(line.Data);
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        while (!await IsReadyAsync(client))
        {
            if (process.HasExited) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
            if (watch.Elapsed > TimeSpan.FromMinutes(1)) throw new TimeoutException($"{program} does not get ready.");
            await Task.Delay(5);
        }
        return new(process, port, data, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        if (!KeepsData) Directory.Delete(Data, recursive: true);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Errors belong beside the figures that they explain.
    private static void Tell(string? line)
    {
        if (line is not null && (line.StartsWith("fail", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal))) Table.Progress($"  server: {line}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
