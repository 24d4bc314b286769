using Evaluation.Behaviour.CountObservations;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Levels;
using MassTransit;

namespace Evaluation.Behaviour.ListTasks;

/// <summary>Tells what persons still have to observe: when mails to them are made, and when they ask about whom it is.</summary>
internal sealed class OpenTasksConsumer(LevelServices<BehaviourSums> services) : IConsumer<AskOpenTasks>
{
    public async Task Consume(ConsumeContext<AskOpenTasks> context)
    {
        var open = await services.Database.ReadAsync(session => OpenAssignments.OfAsync(session, context.Message.Members.ToHashSet(), services.Database.Clock.GetUtcNow()), context.CancellationToken);
        await context.RespondAsync(new OpenTasksAnswered([.. open.Where(row => row.IsDue || context.Message.WithAnswered).Select(row => new OpenTask(
            row.Rater, row.CohortId, row.RaterGroup == RaterGroup.Self ? TaskKind.SelfAssessment : TaskKind.Observation, row.Months, row.OpensOn, row.LastDay, row.Participant, row.RaterGroup))]));
    }
}
