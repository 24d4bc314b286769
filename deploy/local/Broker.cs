namespace Evaluation.Local;

/// <summary>A RabbitMQ node that nobody else sees: home, cookie, data and port mapper are its own, beside any service of the machine.</summary>
internal sealed class Broker(string folder, int port, int distributionPort, int mapperPort)
{
    public const string Name = "broker";

    public Uri Address { get; } = new($"amqp://guest:guest@127.0.0.1:{port}");

    /// <summary>The port mapper first, which the node registers with. In the foreground, so that it ends with the set.</summary>
    public IEnumerable<ProcessStart> Starts(Func<string, int, string> logOf)
    {
        var server = Tool.RabbitMq.Find(", or name a broker that runs already with --rabbitmq");
        Prepare();
        var environment = new Dictionary<string, string> { ["HOME"] = folder, ["ERL_EPMD_PORT"] = $"{mapperPort}", ["ERL_EPMD_ADDRESS"] = "127.0.0.1" };
        yield return new("epmd", 1, Tool.PortMapper.Find(""), [], environment, new($"tcp://127.0.0.1:{mapperPort}"), logOf("epmd", 1));
        yield return new(Name, 1, server, [], new Dictionary<string, string>(environment)
        {
            // Without a port in it: the node finds its data again whatever ports are free the next time.
            ["RABBITMQ_NODENAME"] = "evaluation@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{port}",
            ["RABBITMQ_DIST_PORT"] = $"{distributionPort}",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
            // Has the start script replaced by the server, so that the process that is watched is the server itself.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
        }, new($"tcp://127.0.0.1:{port}"), logOf(Name, 1));
    }

    private void Prepare()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "enabled_plugins"), "[].");
        File.WriteAllText(Path.Combine(folder, "rabbitmq.conf"), $"""
            listeners.tcp.local = 127.0.0.1:{port}
            # Events are small and soon taken; a nearly full disk is told by the databases.
            disk_free_limit.absolute = 50MB
            """);
        var cookie = Path.Combine(folder, ".erlang.cookie");
        if (File.Exists(cookie)) return;
        File.WriteAllText(cookie, Guid.NewGuid().ToString("N"));
        // The server refuses one that others can read.
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
    }
}
