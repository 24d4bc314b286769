using System.Collections.Concurrent;
using System.Diagnostics;

namespace Evaluation.SystemTests.Processes;

/// <summary>The real program on a folder of data, as a user starts it; it can be killed and started again on the same data.</summary>
internal sealed class StandaloneProcess : IDisposable
{
    public const string AdminPassword = "Sandi-uji-coba-untuk-admin-17";

    private const string Listening = "Now listening on: ";

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Task reading;

    private StandaloneProcess(string data, IReadOnlyDictionary<string, string>? settings)
    {
        var start = StartOf("--urls", "http://127.0.0.1:0", "--data", data);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        process = Process.Start(start)!;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Where it listens: a port that was free.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>All that it has written so far.</summary>
    public string Output => string.Join('\n', lines);

    // Built with this project (a ProjectReference without its assembly), in the same configuration and for the same framework.
    private static string Program { get; } = FindProgram();

    /// <summary>Starts it and waits until it can take work.</summary>
    public static async Task<StandaloneProcess> StartAsync(string data, IReadOnlyDictionary<string, string>? settings = null)
    {
        var started = new StandaloneProcess(data, settings);
        try
        {
            var line = await Eventually.SeeAsync(() => started.ListeningLine(), line => line is not null, TimeSpan.FromMinutes(1));
            started.Address = new(line![(line!.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = started.Address };
            await Eventually.SeeAsync(() => http.GetAsync("/health/ready"), response => response.IsSuccessStatusCode, TimeSpan.FromMinutes(1));
            return started;
        }
        catch (TimeoutException exception)
        {
            started.Dispose();
            throw new InvalidOperationException($"Standalone did not get ready. It said:\n{started.Output}", exception);
        }
    }

    /// <summary>Runs it as a command that ends by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var command = Process.Start(StartOf(arguments))!;
        var output = await Task.WhenAll(command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return (command.ExitCode, string.Concat(output));
    }

    /// <summary>SIGKILL: nothing is flushed, nothing said good-bye to.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private string? ListeningLine()
    {
        if (process.HasExited) throw new InvalidOperationException($"It ended with {process.ExitCode}.");
        return lines.FirstOrDefault(line => line.Contains(Listening, StringComparison.Ordinal));
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line) lines.Enqueue(line);
    }

    private static ProcessStartInfo StartOf(params string[] arguments)
    {
        // As DOTNET_HOST_PATH is for what the SDK starts; without it the one on the path.
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Program)!,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Evaluation__AdminPassword"] = AdminPassword;
        // It lives for seconds: compiling what is called often a second time is never earned back.
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        return start;
    }

    private static string FindProgram()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var configuration = framework.Parent!;
        var repository = configuration.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(repository.FullName, "services", "Standalone", "bin", configuration.Name, framework.Name, "Evaluation.Standalone.dll");
    }
}
