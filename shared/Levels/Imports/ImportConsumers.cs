using Evaluation.Contracts.Questions;
using Evaluation.Levels.Answers;
using MassTransit;

namespace Evaluation.Levels.Imports;

/// <summary>Answers what Cohorts asks during an import and an export.</summary>
public sealed class ImportConsumer<TSums>(LevelServices<TSums> services) :
    IConsumer<StageImport>, IConsumer<ApplyImport>, IConsumer<DiscardImport>, IConsumer<ReadAnswers>
    where TSums : class
{
    private readonly ImportDesk<TSums> desk = new(services);

    public async Task Consume(ConsumeContext<StageImport> context) =>
        await context.RespondAsync(await desk.StageAsync(context.Message, context.CancellationToken));

    public async Task Consume(ConsumeContext<ApplyImport> context)
    {
        await desk.ApplyAsync(context.Message, context.CancellationToken);
        await context.RespondAsync(new ImportApplied(context.Message.ImportId));
    }

    public async Task Consume(ConsumeContext<DiscardImport> context)
    {
        await desk.DiscardAsync(context.Message.ImportId, context.CancellationToken);
        await context.RespondAsync(new ImportDiscarded(context.Message.ImportId));
    }

    public async Task Consume(ConsumeContext<ReadAnswers> context)
    {
        var request = context.Message;
        var answers = await services.Database.ReadAsync(session => AnswerRows.OfCohortAsync(session, request.CohortId), context.CancellationToken);
        await context.RespondAsync(new AnswersRead(ImportRows.Pack([.. answers.Select(answer => new ImportRow(
            answer.EnteredAt is null ? new(answer.Kind, "") : answer.Key, answer.Body))])));
    }
}
