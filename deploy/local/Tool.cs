namespace Evaluation.Local;

/// <summary>A program of the machine that the set needs.</summary>
internal sealed record Tool(string Name, string Package, params IReadOnlyList<string> Folders)
{
    // The server itself and not the start script under /usr/sbin, which changes to the account of the machine's service.
    public static Tool RabbitMq { get; } = new("rabbitmq-server", "rabbitmq-server", "/usr/lib/rabbitmq/bin", "/usr/local/lib/rabbitmq/bin", "/opt/rabbitmq/sbin");

    /// <summary>Erlang's port mapper, which comes with RabbitMQ.</summary>
    public static Tool PortMapper { get; } = new("epmd", "erlang-base", "/usr/bin", "/usr/local/bin", "/usr/lib/erlang/bin", "/opt/erlang/bin");

    // Not on the path of ordinary accounts.
    public static Tool Nginx { get; } = new("nginx", "nginx-light", "/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin");

    /// <summary>Null where it is not installed.</summary>
    public string? Path => Folders.Select(folder => System.IO.Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    /// <exception cref="LocalSetException">It is not installed.</exception>
    public string Find(string otherwise) => Path ?? throw new LocalSetException($"{Name} is not installed. Install it (on Debian: apt-get install {Package}){otherwise}.");
}
