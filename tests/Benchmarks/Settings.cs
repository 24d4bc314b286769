using System.Globalization;

namespace Evaluation.Benchmarks;

/// <summary>
/// From the command line: names of benchmarks (none: all), settings such as <c>rounds=5</c>, and <c>program=FOLDER</c>
/// with a Standalone that was published before: so two versions are compared.
/// </summary>
internal sealed class Settings
{
    private readonly HashSet<string> names = [];
    private readonly Dictionary<string, int> numbers = new()
    {
        ["rounds"] = 3,
        // The just-in-time compiler goes on improving for some thirty thousand answers or events.
        ["warmup"] = 4,
        // About a second a round on a small machine; people are imported before.
        ["answers"] = 12_000,
        ["cohorts"] = 4,
        ["assignments"] = 1_000_000,
        ["threads"] = 4,
        ["connections"] = 64,
        // The system is made for a million on one day, which takes some ten minutes here.
        ["notices"] = 100_000,
    };

    /// <summary>Where Standalone is published; null to publish it from the sources.</summary>
    public string? Program { get; private set; }

    /// <summary>Counted rounds.</summary>
    public int Rounds => numbers["rounds"];

    /// <summary>Rounds before them that are not counted.</summary>
    public int WarmUp => numbers["warmup"];

    /// <summary>Answers a round, each by another participant.</summary>
    public int Answers => numbers["answers"];

    /// <summary>How many fall due on one day.</summary>
    public int Assignments => numbers["assignments"];

    /// <summary>How many cohorts share the answers of a round.</summary>
    public int Cohorts => numbers["cohorts"];

    public int Threads => numbers["threads"];

    /// <summary>Keep-alive connections of each thread, and as many requests under way.</summary>
    public int Connections => numbers["connections"];

    public static Settings Of(string[] args)
    {
        var settings = new Settings();
        foreach (var arg in args)
        {
            var parts = arg.Split('=');
            if (parts.Length == 1) settings.names.Add(arg);
            else if (parts[0] == "program") settings.Program = Path.GetFullPath(parts[1]);
            else if (settings.numbers.ContainsKey(parts[0])) settings.numbers[parts[0]] = int.Parse(parts[1], CultureInfo.InvariantCulture);
            else throw new ArgumentException($"There is no setting {parts[0]}. There are: {string.Join(", ", settings.numbers.Keys)}.");
        }
        return settings;
    }

    /// <summary>Invitations that are asked for on one day.</summary>
    public int Notices => numbers["notices"];

    /// <summary>Whether anything is wanted that needs Standalone.</summary>
    public bool WantsProgram => names.Count == 0 || !names.IsSubsetOf(["events", "latency", "due", "invite"]);

    public bool Wants(string name) => names.Count == 0 || names.Contains(name);
}
