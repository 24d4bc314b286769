using System.Collections.Immutable;
using System.Net.Sockets;

namespace Evaluation.Local;

/// <summary>The distributed set on one machine: a broker, each service as processes of its own, and a gateway before them.</summary>
internal sealed class LocalSet : IAsyncDisposable
{
    private const int RestartsBeforeGivingUp = 3;

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3), LookAgain = TimeSpan.FromMilliseconds(250);

    private readonly LocalSetOptions options;
    private readonly string data;
    private readonly TextWriter console;
    private readonly StateFile state;
    private readonly FileStream holding;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    // Replaced and never changed: a process that dies writes the list while others are being added.
    private ImmutableList<ManagedProcess> processes = [];

    private bool isStopped;

    private LocalSet(LocalSetOptions options, TextWriter console)
    {
        (this.options, this.console) = (options, console);
        data = Path.GetFullPath(options.Data);
        // It will hold personal data and keys: a folder that we make is ours alone.
        if (!OperatingSystem.IsLinux()) throw new LocalSetException("The set runs on Linux, also in WSL. Elsewhere, start Standalone: dotnet run --project services/Standalone.");
        Directory.CreateDirectory(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(data, "logs"));
        holding = Hold(Path.Combine(data, "running"));
        state = new(data);
    }

    /// <summary>Where pages and API are.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The broker's AMQP address.</summary>
    public Uri RabbitMq { get; private set; } = new("amqp://127.0.0.1");

    public IReadOnlyList<ManagedProcess> Processes => processes;

    public ManagedProcess Broker => Process(Local.Broker.Name);

    public ManagedProcess Process(string name, int instance = 1) =>
        processes.Find(process => process.Name == name && process.Instance == instance) ?? throw new ArgumentException($"There is no {name} {instance} in the set.", nameof(name));

    /// <summary>Starts all of it, and returns when everything can take work.</summary>
    /// <param name="console">Told what happens, and the password of a new first account.</param>
    /// <exception cref="LocalSetException">Something is missing or does not start.</exception>
    public static async Task<LocalSet> StartAsync(LocalSetOptions options, TextWriter console, CancellationToken cancellation = default)
    {
        var set = new LocalSet(options, console);
        try
        {
            await set.StartAllAsync(cancellation);
            return set;
        }
        catch
        {
            await set.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when the process can take work; it must run.</summary>
    /// <exception cref="LocalSetException">It dies again and again, or takes too long.</exception>
    public async Task ReadyAsync(ManagedProcess process, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartPatience);
        var restarts = process.Restarts;
        while (!await IsReadyAsync(process, limit.Token))
        {
            if (process.Restarts - restarts >= RestartsBeforeGivingUp || limit.IsCancellationRequested)
            {
                cancellation.ThrowIfCancellationRequested();
                throw new LocalSetException($"{process.Name} does not get ready. The end of {process.Log}:\n{string.Join('\n', File.ReadLines(process.Log).TakeLast(15))}");
            }
            await Task.Delay(LookAgain, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Stops what it started, and nothing else: the gateway, then the services, then the broker that they still talk to.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isStopped) return;
        isStopped = true;
        foreach (var group in processes.GroupBy(StopOrder).OrderBy(group => group.Key).ToList())
            await Task.WhenAll(group.Select(process => process.DisposeAsync().AsTask()));
        File.Delete(StateFile.In(data));
        http.Dispose();
        await holding.DisposeAsync();
    }

    private static int StopOrder(ManagedProcess process) => process.Name switch
    {
        Gateway.Name => 0,
        Local.Broker.Name => 2,
        "epmd" => 3,
        _ => 1,
    };

    private async Task StartAllAsync(CancellationToken cancellation)
    {
        var instances = Service.All.Sum(options.InstancesOf);
        var ports = Ports.Free(instances + 4);
        // What is missing is told before anything runs.
        var programs = new Programs(options.Programs);
        Ports.ShouldBeFree(options.Address);
        Address = options.Address.Port == 0 ? new UriBuilder(options.Address) { Port = ports.Dequeue() }.Uri : options.Address;
        var urls = Service.All.Select(service => (service, (IReadOnlyList<Uri>)[.. Enumerable.Range(0, options.InstancesOf(service)).Select(_ => new Uri($"http://127.0.0.1:{ports.Dequeue()}"))])).ToList();
        var gateway = new Gateway(Path.Combine(data, "gateway"), Address, urls).Start(LogOf);
        var broker = options.RabbitMq is null ? new Broker(Path.Combine(data, "broker"), ports.Dequeue(), ports.Dequeue(), ports.Dequeue()) : null;
        RabbitMq = options.RabbitMq ?? broker!.Address;
        List<ProcessStart> brokerStarts = [.. broker?.Starts(LogOf) ?? []];
        List<ProcessStart> serviceStarts = [.. urls.SelectMany(entry => entry.Item2.Select((url, index) => StartOf(entry.service, index + 1, url, programs)))];

        console.WriteLine($"Starting {instances} services; their logs are in {Path.Combine(data, "logs")}.");
        // One after the other: the node asks the mapper at once, and services without a broker would fill their logs.
        foreach (var start in brokerStarts) await ReadyAsync(Run(start), cancellation);
        await Task.WhenAll(serviceStarts.Append(gateway).Select(Run).ToList().Select(process => ReadyAsync(process, cancellation)));
    }

    private ManagedProcess Run(ProcessStart start)
    {
        var process = new ManagedProcess(start, IsForTheConsole, () => state.Write(processes));
        processes = processes.Add(process);
        process.Start();
        return process;
    }

    // The random password of a new first account is shown once, and stays out of the log.
    private bool IsForTheConsole(string line)
    {
        if (!line.StartsWith("Sign in as ", StringComparison.Ordinal) && !line.StartsWith("Masuk sebagai ", StringComparison.Ordinal)) return false;
        console.WriteLine(line);
        return true;
    }

    private ProcessStart StartOf(Service service, int instance, Uri url, Programs programs)
    {
        // A gateway that listens everywhere is reached over loopback from here.
        var api = new UriBuilder(Address) { Host = Address.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : Address.Host }.Uri;
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = url.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Messaging__Transport"] = "RabbitMq",
            ["Mail__PortalAddress"] = Address.ToString().TrimEnd('/'),
            ["Messaging__RabbitMq"] = RabbitMq.ToString(),
            ["Database__Directory"] = data,
            ["Database__Provider"] = options.SqlServer is null ? "Sqlite" : "SqlServer",
            ["Proxies__Trusted"] = "127.0.0.1",
        };
        if (options.SqlServer is not null) environment["Database__ConnectionString"] = options.SqlServer;
        if (service != Service.Identity && service != Service.Portal) environment["Auth__Authority"] = new Uri(api, "api/identity").ToString();
        if (service == Service.Portal)
        {
            environment["Portal__Api"] = api.ToString();
            environment["Docs__Services"] = string.Join(',', Service.All.Where(other => other.Paths.Count > 0).Select(other => other.Name.ToLowerInvariant()));
        }
        foreach (var (name, value) in options.Settings) environment[name] = value;
        // As DOTNET_HOST_PATH is for what the SDK starts; without it the one on the path.
        var dotnet = System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var program = programs.Find(service);
        return new(service.Name, instance, dotnet, [program, "--contentRoot", Path.GetDirectoryName(program)!], environment, url, LogOf(service.Name, instance));
    }

    private string LogOf(string name, int instance) => Path.Combine(data, "logs", $"{name.ToLowerInvariant()}-{instance}.log");

    private async Task<bool> IsReadyAsync(ManagedProcess process, CancellationToken cancellation)
    {
        if (process.Pid is null) return false;
        try
        {
            if (process.Url.Scheme == "http" && process.Name != Gateway.Name)
            {
                using var answer = await http.GetAsync(new Uri(process.Url, "health/ready"), cancellation);
                return answer.IsSuccessStatusCode;
            }
            using var client = new TcpClient();
            await client.ConnectAsync(process.Url.Host == "0.0.0.0" ? "127.0.0.1" : process.Url.Host, process.Url.Port, cancellation);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or OperationCanceledException)
        {
            // It does not listen yet, or is too busy to answer.
            return false;
        }
    }

    /// <summary>Two sets on one folder would spoil the broker's data.</summary>
    private static FileStream Hold(string file)
    {
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception)
        {
            throw new LocalSetException($"A set runs on this folder already ({exception.Message}). Stop it, or give another folder with --data.");
        }
    }
}
