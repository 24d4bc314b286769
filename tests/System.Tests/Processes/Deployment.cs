using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Processes;

/// <summary>A folder of data with a Standalone running on it, and an admin signed in.</summary>
internal sealed class Deployment : IDisposable
{
    private readonly Scratch scratch = new();
    private StandaloneProcess? running;
    private ApiClient? admin;

    public StandaloneProcess Process => running ?? throw new InvalidOperationException("It is not running.");

    public ApiClient Admin => admin ?? throw new InvalidOperationException("It is not running.");

    public string Folder => Path.Combine(scratch.Folder, "data");

    public static async Task<Deployment> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var deployment = new Deployment();
        try
        {
            await deployment.StartAgainAsync(settings);
            return deployment;
        }
        catch
        {
            deployment.Dispose();
            throw;
        }
    }

    /// <summary>Starts it on the data that are there.</summary>
    public async Task StartAgainAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        running = await StandaloneProcess.StartAsync(Folder, settings);
        admin = new(running.Address);
        await admin.SignInAsync("admin", StandaloneProcess.AdminPassword);
    }

    public async Task KillAsync()
    {
        await Process.KillAsync();
        admin?.Dispose();
    }

    /// <summary>A service's database file, to look into.</summary>
    public DatabaseFile Database(string service) => new(Path.Combine(Folder, $"{service}.db"));

    public void Dispose()
    {
        admin?.Dispose();
        running?.Dispose();
        scratch.Dispose();
    }
}
