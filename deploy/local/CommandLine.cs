using System.Globalization;

namespace Evaluation.Local;

/// <summary>Reads the command line; everything that is wrong with it is told at once.</summary>
internal static class CommandLine
{
    public const string Usage = """
        Starts the services as processes of their own behind one address, with a private RabbitMQ; Ctrl-C stops all of it.

          dotnet run --project deploy/local -- up [options]

          --urls http://127.0.0.1:5080       the gateway's address
          --data DIR                         databases, keys and logs; default ./data
          --instances Reaction=2,Results=2   more than one instance of a service
          --rabbitmq amqp://...              a broker that runs already
          --sqlserver "Server=...;..."       SQL Server in place of SQLite files
          --program DIR                      published services: DIR/Reaction/Evaluation.Reaction.dll and so on

        Other configuration of the services is taken from the environment, such as Evaluation__AdminPassword.
        """;

    /// <exception cref="LocalSetException">Something cannot be understood.</exception>
    public static LocalSetOptions Parse(IReadOnlyList<string> args)
    {
        var options = new LocalSetOptions();
        var problems = new List<string>();
        if (args.Count == 0 || args[0] != "up") problems.Add("The first argument is the command: up.");
        for (var at = 1; at < args.Count; at += 2)
        {
            if (at + 1 == args.Count) problems.Add($"{args[at]} lacks its value.");
            else if (Take(options, args[at], args[at + 1]) is { } problem) problems.Add(problem);
        }
        if (problems.Count == 0) return options;
        throw new LocalSetException($"{string.Join('\n', problems)}\n\n{Usage}");
    }

    /// <summary>What is wrong with it, or null.</summary>
    private static string? Take(LocalSetOptions options, string name, string value)
    {
        switch (name)
        {
            case "--urls":
                if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme != "http") return $"--urls is {value}. Give one address such as http://127.0.0.1:5080.";
                options.Address = address;
                return null;
            case "--data":
                options.Data = value;
                return null;
            case "--instances":
                return TakeInstances(options, value);
            case "--rabbitmq":
                if (!Uri.TryCreate(value, UriKind.Absolute, out var broker) || broker.Scheme is not ("amqp" or "amqps")) return "--rabbitmq is no amqp address. Write it as amqp://user:password@host:5672/vhost.";
                options.RabbitMq = broker;
                return null;
            case "--sqlserver":
                options.SqlServer = value;
                return null;
            case "--program":
                options.Programs = value;
                return null;
            default:
                return $"{name} is not known here.";
        }
    }

    private static string? TakeInstances(LocalSetOptions options, string list)
    {
        foreach (var entry in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=');
            if (parts.Length != 2 || !Service.All.Any(service => service.Name == parts[0])
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 9)
                return $"--instances holds {entry}. Write it as Reaction=2 with 1 to 9; services are {string.Join(", ", Service.All.Select(service => service.Name))}.";
            options.Instances[parts[0]] = count;
        }
        return null;
    }
}
