using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Evaluation.SystemTests.Start;

/// <summary>One service alone, as it is deployed, with just these settings.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Task reading;
    private readonly HttpClient http;

    public ServiceProcess(string folder, IReadOnlyDictionary<string, string> settings)
    {
        http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new($"http://127.0.0.1:{FreePort()}") };
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var argument in (string[])[Program, "--urls", http.BaseAddress.ToString()]) start.ArgumentList.Add(argument);
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public string Output => string.Join('\n', lines);

    // Built with this project, as Standalone is.
    private static string Program { get; } = new Func<string>(() =>
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var repository = framework.Parent!.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(repository.FullName, "services", "Reaction", "bin", framework.Parent!.Name, framework.Name, "Evaluation.Reaction.dll");
    })();

    /// <summary>What it ends with by itself.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(limit.Token);
        await reading;
        return process.ExitCode;
    }

    public async Task<HttpStatusCode> LiveAsync()
    {
        using var response = await http.GetAsync("/health/live");
        return response.StatusCode;
    }

    public async Task<(HttpStatusCode Status, JsonNode Health)> ReadyAsync()
    {
        if (process.HasExited) throw new InvalidOperationException($"It ended with {process.ExitCode} and said:\n{Output}");
        using var response = await http.GetAsync("/health/ready");
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        http.Dispose();
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line) lines.Enqueue(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
