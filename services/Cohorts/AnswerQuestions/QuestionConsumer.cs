using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Contracts.Questions;
using Evaluation.Persistence.Databases;
using MassTransit;

namespace Evaluation.Cohorts.AnswerQuestions;

/// <summary>Answers what the levels ask: about a cohort that they do not know yet, and about imports whose rows they have staged.</summary>
internal sealed class QuestionConsumer([FromKeyedServices(CohortsService.Database)] Database database, TimeProvider clock) :
    IConsumer<AskCohort>, IConsumer<AskImportOutcome>
{
    // No import takes so long: one that still stages after it was left by a crash.
    private static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(10);

    public async Task Consume(ConsumeContext<AskCohort> context)
    {
        var cohort = await database.ReadAsync(session => StoredCohort.FindAsync(session, context.Message.Code), context.CancellationToken);
        await context.RespondAsync(new CohortAnswered(cohort?.Planned, cohort?.ToRoster()));
    }

    public async Task Consume(ConsumeContext<AskImportOutcome> context)
    {
        var id = context.Message.ImportId;
        var import = await database.ReadAsync(session => ImportRecord.FindAsync(session, id), context.CancellationToken);
        if (import?.State == ImportRecord.Staging && clock.GetUtcNow() - import.StartedAt > LongestImport)
        {
            await database.WriteAsync(work => ImportRecord.MoveAsync(work, id, ImportRecord.Staging, ImportRecord.Rejected), context.CancellationToken);
            import = await database.ReadAsync(session => ImportRecord.FindAsync(session, id), context.CancellationToken);
        }
        var isCommitted = import?.State is ImportRecord.Committed or ImportRecord.Done;
        var apply = isCommitted ? await database.ReadAsync(session => ImportDesk.ApplyOf(session, import!), context.CancellationToken) : null;
        await context.RespondAsync(new ImportOutcome(id, Discard: import?.State != ImportRecord.Staging && apply is null, apply));
    }
}
