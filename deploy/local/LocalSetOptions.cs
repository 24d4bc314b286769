namespace Evaluation.Local;

/// <summary>What to start, and where.</summary>
internal sealed class LocalSetOptions
{
    /// <summary>The gateway's address. Port 0 takes one that is free.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1:5080");

    /// <summary>The folder of databases, keys, logs, the broker's data and the list of processes. Default <c>./data</c>, as for Standalone.</summary>
    public string Data { get; set; } = "data";

    /// <summary>How many instances of a service, 1 to 9; 1 of each that is not named.</summary>
    public Dictionary<string, int> Instances { get; set; } = new(StringComparer.Ordinal);

    /// <summary>A broker that runs already; null for a private one.</summary>
    public Uri? RabbitMq { get; set; }

    /// <summary>SQL Server in place of SQLite files.</summary>
    public string? SqlServer { get; set; }

    /// <summary>A folder with the published services, one folder each; null for what was built with this program.</summary>
    public string? Programs { get; set; }

    /// <summary>Configuration for all services, as environment variables.</summary>
    public Dictionary<string, string> Settings { get; set; } = new(StringComparer.Ordinal);

    public int InstancesOf(Service service) => Instances.GetValueOrDefault(service.Name, 1);
}

/// <summary>Something that the person who starts the set has to change; its message says what.</summary>
internal sealed class LocalSetException(string message) : Exception(message);
