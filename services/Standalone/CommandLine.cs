namespace Evaluation.Standalone;

/// <summary>The short options of the README, as configuration: <c>--data DIR</c>, <c>--demo</c>, <c>--urls ADDRESS</c>, <c>--backup FOLDER</c>, <c>--restore FOLDER</c>.</summary>
internal static class CommandLine
{
    private const string DefaultAddress = "http://localhost:5080";

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
