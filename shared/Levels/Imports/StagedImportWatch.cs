using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Background;
using Evaluation.Hosting.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Levels.Imports;

/// <summary>
/// Asks for the outcome of imports whose rows are staged: after a crash of this service or of Cohorts in the middle, the rows are
/// applied or discarded as Cohorts has it on record.
/// </summary>
public sealed class StagedImportWatch<TSums>(LevelServices<TSums> services, IServiceScopeFactory scopes, ILogger<StagedImportWatch<TSums>> log)
    : Rounds(TimeSpan.FromSeconds(5), services.Database.Clock, log)
    where TSums : class
{
    private readonly ImportDesk<TSums> desk = new(services);

    // Cohorts may be down, too: the rows stay where they are until it answers.
    protected override string Undone => $"The outcome of staged imports of {services.Measure.Service} is not known yet";

    public override async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var import in await services.Database.ReadAsync(session => session.QueryAsync<Guid>("SELECT import_id FROM staged_imports"), cancellation))
            await SettleAsync(import, cancellation);
    }

    private async Task SettleAsync(Guid import, CancellationToken cancellation)
    {
        var outcome = await scopes.AskAsync<AskImportOutcome, ImportOutcome>("cohorts", new(import), cancellation);
        if (outcome.Apply is { } apply) await desk.ApplyAsync(apply, cancellation);
        else if (outcome.Discard) await desk.DiscardAsync(import, cancellation);
    }
}
