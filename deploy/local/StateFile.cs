using System.Text.Json;

namespace Evaluation.Local;

/// <summary><c>processes.json</c> in the data folder: what runs, for operators and tests to find.</summary>
internal sealed class StateFile(string folder)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Lock writing = new();

    public static string In(string folder) => Path.Combine(folder, "processes.json");

    /// <summary>Replaced as a whole, so that nobody reads half of it.</summary>
    public void Write(IEnumerable<ManagedProcess> processes)
    {
        lock (writing)
        {
            var file = In(folder);
            File.WriteAllText($"{file}.new", JsonSerializer.Serialize(
                processes.Select(process => new RunningProcess(process.Name, process.Instance, process.Pid, process.Url.ToString(), process.Log)), Options));
            File.Move($"{file}.new", file, overwrite: true);
        }
    }

    public static IReadOnlyList<RunningProcess> Read(string folder) => JsonSerializer.Deserialize<List<RunningProcess>>(File.ReadAllText(In(folder)), Options)!;
}

/// <param name="Pid">Null while it is down.</param>
internal sealed record RunningProcess(string Name, int Instance, int? Pid, string Url, string Log);
