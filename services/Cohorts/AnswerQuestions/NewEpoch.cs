using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.AnswerQuestions;

/// <summary>After a restore: tells every cohort anew in the new epoch, so that it outranks what was told in the time that is lost.</summary>
internal sealed class NewEpoch([FromKeyedServices(CohortsService.Database)] Database database, ILogger<NewEpoch> log) : BackgroundService
{
    // In which a new database begins: nothing was told in another.
    private const int FirstEpoch = 1;

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryTellAsync(stoppingToken)) await Task.Delay(Retry, database.Clock, stoppingToken);
    }

    private async Task<bool> TryTellAsync(CancellationToken cancellation)
    {
        try
        {
            var epoch = await database.ReadAsync(session => session.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'"), cancellation);
            var told = await database.ReadAsync(session => session.FirstOrDefaultAsync<int?>("SELECT value FROM service_state WHERE name = 'told-epoch'"), cancellation);
            if (epoch == (told ?? FirstEpoch)) return true;
            foreach (var code in await database.ReadAsync(session => session.QueryAsync<string>("SELECT code FROM cohorts WHERE removed = 0"), cancellation))
                await database.WriteAsync(work => TellAsync(work, code), cancellation);
            await database.WriteAsync(work => work.ExecuteAsync(
                told is null
                    ? "INSERT INTO service_state (name, value) VALUES ('told-epoch', @epoch)"
                    : "UPDATE service_state SET value = @epoch WHERE name = 'told-epoch'",
                new { epoch }), cancellation);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // What was told stays told; the next round goes on with the others.
            log.LogWarning("Cohorts could not be told anew after a restore: {Reason}", exception.Message);
            return false;
        }
    }

    private static async Task TellAsync(UnitOfWork work, string code)
    {
        var epoch = await work.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'");
        if (await StoredCohort.FindAsync(work, code) is not { } cohort || cohort.Planned.Version.Epoch == epoch) return;
        var told = cohort with { Planned = cohort.Planned with { Version = new(epoch, cohort.Number) } };
        // An import that came first has told it already.
        if (await work.ExecuteAsync(
            "UPDATE cohorts SET planned = @planned WHERE id = @Id AND number = @Number AND removed = 0",
            new { planned = WireFormat.Write(told.Planned), told.Id, told.Number }) == 0) return;
        work.Publish(told.Planned);
        work.Publish(told.ToRoster());
        work.Publish(ImportCommit.InputsOf(told.Id, told.Planned.Version, told.Planned.Definition, told.Members));
    }
}
