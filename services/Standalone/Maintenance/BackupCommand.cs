using System.Globalization;
using Evaluation.Persistence.Backups;
using Evaluation.Persistence.Databases;

namespace Evaluation.Standalone.Maintenance;

/// <summary>
/// <c>--backup FOLDER</c> and <c>--restore FOLDER [--only reaction,learning]</c>: saves or brings back the databases that the
/// configuration names, also those of services that run in processes of their own, and ends.
/// </summary>
internal static class BackupCommand
{
    /// <summary>The exit code; null when the command line asks for neither.</summary>
    public static int? Run(WebApplication app)
    {
        var (backup, restore) = (app.Configuration["Backup"], app.Configuration["Restore"]);
        return backup is null && restore is null ? null : RunAsync(app, backup, restore).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(WebApplication app, string? backup, string? restore)
    {
        try
        {
            if (string.IsNullOrWhiteSpace(backup ?? restore) || (backup is not null && restore is not null))
                throw new BackupException("Name one folder: --backup FOLDER, or --restore FOLDER [--only reaction,learning].");
            var databases = Databases(app);
            if (backup is not null) await SaveAsync(databases, Path.Combine(backup, Stamp(app.Services.GetRequiredService<TimeProvider>())));
            else await RestoreAsync(databases, restore!);
            return 0;
        }
        catch (BackupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static string Stamp(TimeProvider clock) => clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static async Task SaveAsync(IReadOnlyList<Database> databases, string folder)
    {
        foreach (var database in databases) Console.WriteLine($"saved {await Backup.SaveAsync(database, folder)}");
        Console.WriteLine($"The backup is whole. Bring it back, with all services stopped, by: --restore {folder}");
    }

    private static async Task RestoreAsync(IReadOnlyList<Database> databases, string folder)
    {
        // All are looked at before the first is touched.
        foreach (var database in databases) await Backup.CheckAsync(database, folder);
        foreach (var database in databases) await Backup.CheckUnusedAsync(database);
        foreach (var database in databases) Console.WriteLine($"restored {database.Service}, epoch {await Backup.RestoreAsync(database, folder)}");
        Console.WriteLine("Start the services. GET /api/chains/lost then lists what the aggregator knew and they have lost.");
    }

    private static List<Database> Databases(WebApplication app)
    {
        var all = app.Services.GetServices<Database>().ToList();
        if (app.Configuration["Only"] is not { } only) return all;
        var names = only.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = names.Except(all.Select(database => database.Service)).ToList();
        if (unknown.Count > 0 || names.Length == 0)
            throw new BackupException($"--only names {(unknown.Count > 0 ? string.Join(", ", unknown) : "no service")}. There are: {string.Join(", ", all.Select(database => database.Service))}.");
        return [.. all.Where(database => names.Contains(database.Service))];
    }
}
