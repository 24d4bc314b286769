using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Levels;
using Evaluation.Statistics.Reaction;
using MassTransit;

namespace Evaluation.Reaction.ListTasks;

/// <summary>Tells which surveys persons still have to answer, when mails to them are made.</summary>
internal sealed class OpenTasksConsumer(LevelServices<ReactionSums> services) : IConsumer<AskOpenTasks>
{
    public async Task Consume(ConsumeContext<AskOpenTasks> context)
    {
        var open = await services.Database.ReadAsync(session => OpenSurvey.OfAsync(session, context.Message.Members, services.Database.Clock.GetUtcNow()), context.CancellationToken);
        await context.RespondAsync(new OpenTasksAnswered([.. open.Select(survey =>
            new OpenTask(survey.Member, survey.Planned.CohortId, TaskKind.ReactionSurvey, null, survey.OpensOn, survey.ClosesOn))]));
    }
}
