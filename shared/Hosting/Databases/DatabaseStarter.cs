using System.Data.Common;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Migrations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Databases;

/// <summary>Migrates a service's database before any other hosted service starts, whatever the order of registration.</summary>
internal sealed class DatabaseStarter(Database database, DatabaseOptions options, WaitingRoom waiting, ILogger<Database> log) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite) PrivateFolder.Make(options.Directory);
        var told = "";
        while (true)
        {
            try
            {
                await Migrator.MigrateAsync(database, cancellationToken);
                break;
            }
            catch (DbException exception) when (options.Provider == DatabaseProvider.SqlServer)
            {
                // A server that starts later is normal where everything starts at once. A file that cannot be opened will not get better.
                var reason = $"The database of {database.Service} cannot be reached: {exception.Message}";
                if (reason != told) log.LogWarning("{Reason} It is tried again until it answers; check Database__ConnectionString if it does not.", told = reason);
                await waiting.EnterAsync(database.Service, reason);
                await Task.Delay(Pause, database.Clock, cancellationToken);
            }
        }
        await waiting.LeaveAsync(database.Service);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
