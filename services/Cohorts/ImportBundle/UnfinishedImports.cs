using Evaluation.Hosting.Background;
using Evaluation.Persistence.Databases;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>Brings imports that were committed, but not taken over by every level before a crash, to those that lack them.</summary>
internal sealed class UnfinishedImports([FromKeyedServices(CohortsService.Database)] Database database, ImportDesk desk, ILogger<UnfinishedImports> log)
    : Rounds(TimeSpan.FromSeconds(10), database.Clock, log)
{
    protected override string Undone => "Committed imports wait for a level";

    public override async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var import in await database.ReadAsync(session => ImportRecord.InStateAsync(session, ImportRecord.Committed, null), cancellation))
            await desk.ApplyAsync(import, cancellation);
    }
}
