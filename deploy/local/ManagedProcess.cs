using System.Diagnostics;

namespace Evaluation.Local;

/// <summary>How a process is started.</summary>
/// <param name="Instance">1, 2, … among those of its name.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Log">The file that takes what it writes.</param>
internal sealed record ProcessStart(
    string Name, int Instance, string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, Uri Url, string Log);

/// <summary>One process of the set: started, started again when it dies, with growing pauses as orchestrators make them, and stopped by its id.</summary>
internal sealed class ManagedProcess : IAsyncDisposable
{
    // Becomes the program, so that its id is the one that was started. What stays beside it passes signals on, and ends the program
    // when the pipe closes: it dies with whoever started it, however that ends. A session of its own, since Ctrl-C is for the starter.
    // A limit on the size of files refuses a write, as a full disk does, and does not end the program.
    private const string Guard = """
        exec 3<&0 </dev/null
        (trap '' HUP TERM; while read -r signal <&3; do kill -s "$signal" $$; done; kill -s KILL $$) >/dev/null 2>&1 &
        exec 3<&-
        trap '' XFSZ
        exec setsid "$@"
        """;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250), LongestPause = TimeSpan.FromSeconds(10);

    // Whoever ran so long did not die of its start.
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(10);

    // Services let requests and messages end, the broker writes its state.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(40);

    private readonly ProcessStart start;
    private readonly Func<string, bool> takesLine;
    private readonly Action onChanged;
    private readonly Lock changing = new();
    private CancellationTokenSource stopping = new();
    private Task supervising = Task.CompletedTask;
    private Process? running;

    /// <param name="takesLine">Sees each line of output; true keeps it out of the log.</param>
    /// <param name="onChanged">Called when it runs under another id, or no longer.</param>
    public ManagedProcess(ProcessStart start, Func<string, bool> takesLine, Action onChanged)
    {
        (this.start, this.takesLine, this.onChanged) = (start, takesLine, onChanged);
        foreach (var (name, value) in start.Environment) Environment[name] = value;
    }

    public string Name => start.Name;

    public int Instance => start.Instance;

    public Uri Url => start.Url;

    public string Log => start.Log;

    /// <summary>What it is started with, from the next start on.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Null while it does not run.</summary>
    public int? Pid
    {
        get
        {
            lock (changing) return running?.Id;
        }
    }

    /// <summary>How often it died and was started again.</summary>
    public int Restarts { get; private set; }

    public void Start()
    {
        stopping = new();
        supervising = SuperviseAsync(stopping.Token);
    }

    /// <summary>SIGKILL. It is started again, as after any death.</summary>
    public void Kill() => Signal("KILL");

    /// <summary>SIGTERM, and SIGKILL where that does not help. It stays down until <see cref="Start"/>.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        Signal("TERM");
        try
        {
            await supervising.WaitAsync(StopPatience);
        }
        catch (TimeoutException)
        {
            Kill();
            await supervising;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
    }

    private async Task SuperviseAsync(CancellationToken stop)
    {
        var pause = FirstPause;
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            var code = await RunAsync(stop);
            if (stop.IsCancellationRequested) return;
            Restarts++;
            if (Stopwatch.GetElapsedTime(started) > Steady) pause = FirstPause;
            await File.AppendAllTextAsync(Log, $"{Name} ended with {code}; it is started again.\n", CancellationToken.None);
            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested) return;
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Runs it until it ends, and returns its exit code; 0 where it was to be stopped before it was started.</summary>
    private async Task<int> RunAsync(CancellationToken stop)
    {
        using var process = new Process { StartInfo = StartInfo() };
        await using var log = new StreamWriter(Log, append: true) { AutoFlush = true };
        process.OutputDataReceived += (_, line) => Write(log, line.Data);
        process.ErrorDataReceived += (_, line) => Write(log, line.Data);
        lock (changing)
        {
            // Whoever stops it signals under the same lock: either it is told here, or it runs and gets the signal.
            if (stop.IsCancellationRequested) return 0;
            process.Start();
            running = process;
        }
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        onChanged();
        await process.WaitForExitAsync(CancellationToken.None);
        lock (changing) running = null;
        // Ends the guard.
        process.StandardInput.Close();
        onChanged();
        return process.ExitCode;
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Log)!,
        };
        foreach (var argument in (string[])["-c", Guard, Name, start.Program, .. start.Arguments]) info.ArgumentList.Add(argument);
        foreach (var (name, value) in Environment) info.Environment[name] = value;
        return info;
    }

    private void Write(StreamWriter log, string? line)
    {
        if (line is null || takesLine(line)) return;
        lock (log) log.WriteLine(line);
    }

    private void Signal(string signal)
    {
        lock (changing)
        {
            if (running is null) return;
            running.StandardInput.WriteLine(signal);
            running.StandardInput.Flush();
        }
    }
}
