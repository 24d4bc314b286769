using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Evaluation.Testing.Time;
using RabbitMQ.Client;

namespace Evaluation.Testing.Brokers;

/// <summary>
/// A RabbitMQ node that nobody else sees: free ports, a home, a cookie and a port mapper of its own. It ends with the tests, however
/// they end, because the shell that holds it ends when the pipe to it closes.
/// </summary>
public sealed class RabbitMqNode : IAsyncDisposable
{
    private static readonly string[] Folders = ["/usr/lib/rabbitmq/bin", "/usr/local/lib/rabbitmq/bin", "/opt/rabbitmq/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"];

    // The port mapper is started in the foreground, so that its process is ours to end.
    private const string Script = """
        epmd -port "$ERL_EPMD_PORT" & mapper=$!
        "$SERVER" & server=$!
        trap 'kill -KILL $server $mapper 2>/dev/null; wait' EXIT
        read -r until_the_tests_end
        """;

    private readonly Scratch scratch = new();
    private readonly int port = FreePort();
    private readonly int distributionPort = FreePort();
    private readonly int mapperPort = FreePort();
    private Process? shell;

    private RabbitMqNode()
    {
    }

    public static bool IsInstalled => Server is not null;

    public Uri Address => new($"amqp://guest:guest@127.0.0.1:{port}");

    private static string? Server => Folders.Select(folder => Path.Combine(folder, "rabbitmq-server")).FirstOrDefault(File.Exists);

    /// <summary>Returns when the node takes connections, which is after some seven seconds.</summary>
    public static async Task<RabbitMqNode> StartAsync()
    {
        var node = new RabbitMqNode();
        try
        {
            node.Prepare();
            await node.ResumeAsync();
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the node at once, as a power cut would; its data stay for <see cref="ResumeAsync"/>.</summary>
    public async Task KillAsync()
    {
        if (shell is null) return;
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
        shell = null;
    }

    /// <summary>Starts the node, again on the same port and data after <see cref="KillAsync"/>.</summary>
    public async Task ResumeAsync()
    {
        shell = Process.Start(StartInfo())!;
        await Eventually.SeeAsync(AcceptsAsync, accepts => accepts || shell.HasExited, TimeSpan.FromSeconds(90));
        if (shell.HasExited) throw new InvalidOperationException($"rabbitmq-server ended at its start: {await File.ReadAllTextAsync(scratch.File("output"))}");
    }

    /// <summary>Makes an account that may do everything.</summary>
    public async Task AddUserAsync(string name, string password)
    {
        await ControlAsync("add_user", name, password);
        await ControlAsync("set_permissions", name, ".*", ".*", ".*");
    }

    /// <summary>Who is connected stays so; the next to come needs the new one.</summary>
    public Task ChangePasswordAsync(string name, string password) => ControlAsync("change_password", name, password);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        scratch.Dispose();
    }

    private void Prepare()
    {
        File.WriteAllText(scratch.File("enabled_plugins"), "[].");
        File.WriteAllText(scratch.File("rabbitmq.conf"), $"""
            listeners.tcp.local = 127.0.0.1:{port}
            # A nearly full disk under the folder for temporary files is no reason to refuse a test's few messages.
            disk_free_limit.absolute = 50MB
            """);
        var cookie = scratch.File(".erlang.cookie");
        File.WriteAllText(cookie, Guid.NewGuid().ToString("N"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec > '{scratch.File("output")}' 2>&1\n{Script}");
        SetEnvironment(start);
        return start;
    }

    private async Task ControlAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Path.GetDirectoryName(Server)!, "rabbitmqctl")) { RedirectStandardOutput = true, RedirectStandardError = true };
        SetEnvironment(start);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var control = Process.Start(start)!;
        var told = await Task.WhenAll(control.StandardOutput.ReadToEndAsync(), control.StandardError.ReadToEndAsync());
        await control.WaitForExitAsync();
        if (control.ExitCode != 0) throw new InvalidOperationException($"rabbitmqctl {arguments[0]} ended with {control.ExitCode}: {string.Concat(told)}");
    }

    private void SetEnvironment(ProcessStartInfo start)
    {
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["SERVER"] = Server!,
            ["HOME"] = scratch.Folder,
            ["ERL_EPMD_PORT"] = $"{mapperPort}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"test-{port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{port}",
            ["RABBITMQ_DIST_PORT"] = $"{distributionPort}",
            ["RABBITMQ_MNESIA_BASE"] = scratch.File("data"),
            ["RABBITMQ_LOG_BASE"] = scratch.File("log"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = scratch.File("enabled_plugins"),
            ["RABBITMQ_CONFIG_FILE"] = scratch.File("rabbitmq.conf"),
            ["RABBITMQ_PID_FILE"] = scratch.File("pid"),
            // Has the start script replaced by the server, so that the process that is ended is the server itself.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
        }) start.Environment[name] = value;
    }

    private async Task<bool> AcceptsAsync()
    {
        if (shell!.HasExited) return false;
        await using var connection = await new ConnectionFactory { Uri = Address }.CreateConnectionAsync();
        return connection.IsOpen;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
