using Evaluation.Contracts.Questions;
using Evaluation.Levels.Cohorts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Levels.Imports;

/// <summary>
/// Asks for the outcome of imports whose rows are staged: after a crash of this service or of Cohorts in the middle, the rows are
/// applied or discarded as Cohorts has it on record.
/// </summary>
public sealed class StagedImportWatch<TSums>(LevelServices<TSums> services, IServiceScopeFactory scopes, ILogger<StagedImportWatch<TSums>> log) : BackgroundService
    where TSums : class
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var desk = new ImportDesk<TSums>(services);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var import in await services.Database.ReadAsync(session => session.QueryAsync<Guid>("SELECT import_id FROM staged_imports"), stoppingToken))
                    await SettleAsync(desk, import, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Cohorts may be down, too: the rows stay where they are until it answers.
                log.LogWarning("The outcome of staged imports of {Service} is not known yet: {Reason}", services.Measure.Service, exception.Message);
            }
            await Task.Delay(Interval, services.Database.Clock, stoppingToken);
        }
    }

    private async Task SettleAsync(ImportDesk<TSums> desk, Guid import, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<IClientFactory>().CreateRequestClient<AskImportOutcome>(CohortQueues.Questions);
        var outcome = (await client.GetResponse<ImportOutcome>(new AskImportOutcome(import), cancellation)).Message;
        if (outcome.Apply is { } apply) await desk.ApplyAsync(apply, cancellation);
        else if (outcome.Discard) await desk.DiscardAsync(import, cancellation);
    }
}
