namespace Evaluation.Standalone;

/// <summary>The short options of the README, as configuration: <c>--data DIR</c>, <c>--demo</c>, <c>--urls ADDRESS</c>, <c>--backup FOLDER</c>, <c>--restore FOLDER</c>.</summary>
internal static class CommandLine
{
    public const string Usage =
        """
        Usage: Evaluation.Standalone [options]
          --demo                         with the five sample cohorts
          --data FOLDER                  where the databases are (./data)
          --urls ADDRESS                 where it listens (http://localhost:5080)
          --backup FOLDER                saves all databases, also while it runs, and ends
          --restore FOLDER [--only A,B]  brings back a backup, of all services or of some, and ends
          --SECTION:NAME=VALUE           any setting of the README, such as --Database:Provider=SqlServer
        """;

    private const string DefaultAddress = "http://localhost:5080";

    private static readonly string[] WithValue = ["--data", "--urls", "--backup", "--restore", "--only"];

    // What .NET itself passes on, to a program that it hosts for a tool or a test.
    private static readonly string[] OfTheHost = ["--environment", "--contentRoot", "--applicationName"];

    public static bool AsksForHelp(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    /// <summary>
    /// What is wrong with the first argument that says nothing to anybody; null when there is none. Configuration would pass over it,
    /// and a misspelt <c>--data</c> would write into another folder.
    /// </summary>
    public static string? Problem(string[] args)
    {
        for (var index = 0; index < args.Length; index++)
        {
            var name = args[index].Split('=')[0];
            if (args[index] == "--demo") continue;
            if (!name.StartsWith("--", StringComparison.Ordinal) || !(name.Contains(':') || WithValue.Contains(name) || OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase)))
                return $"{args[index]} is no option here. Check its spelling.";
            if (args[index].Contains('=')) continue;
            if (index + 1 < args.Length && !args[index + 1].StartsWith("--", StringComparison.Ordinal)) index++;
            // Those two say themselves which folder they want.
            else if (name is not ("--backup" or "--restore")) return $"{name} lacks its value.";
        }
        return null;
    }

    /// <summary>Turns them into what the command-line configuration reads; a bare <c>--demo</c> would swallow the argument behind it.</summary>
    public static string[] Normalise(string[] args)
    {
        var normal = args.SelectMany<string, string>((arg, index) => arg switch
        {
            "--demo" => ["--Demo=true"],
            // Without its folder it would be passed over, and a server would start in the place of the backup.
            "--backup" or "--restore" when index == args.Length - 1 || args[index + 1].StartsWith('-') => [$"{arg}="],
            "--data" => ["--Database:Directory"],
            _ when arg.StartsWith("--data=", StringComparison.Ordinal) => [$"--Database:Directory={arg["--data=".Length..]}"],
            _ => [arg],
        }).ToList();
        var isAddressGiven = normal.Exists(arg => arg.StartsWith("--urls", StringComparison.Ordinal)) || Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is not null;
        if (!isAddressGiven) normal.Add($"--urls={DefaultAddress}");
        return [.. normal];
    }
}
