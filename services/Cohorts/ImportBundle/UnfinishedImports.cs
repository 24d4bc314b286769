using Evaluation.Persistence.Databases;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>Brings imports that were committed, but not taken over by every level before a crash, to those that lack them.</summary>
internal sealed class UnfinishedImports([FromKeyedServices(CohortsService.Database)] Database database, ImportDesk desk, ILogger<UnfinishedImports> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var import in await database.ReadAsync(session => ImportRecord.InStateAsync(session, ImportRecord.Committed, null), stoppingToken))
                    await desk.ApplyAsync(import, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // A level is down; the record keeps the import until it is back.
                log.LogWarning("Committed imports wait for a level: {Reason}", exception.Message);
            }
            await Task.Delay(Interval, database.Clock, stoppingToken);
        }
    }
}
