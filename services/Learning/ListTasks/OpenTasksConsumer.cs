using Evaluation.Contracts.Questions;
using Evaluation.Learning.RunTests;
using Evaluation.Levels;
using Evaluation.Statistics.Learning;
using MassTransit;

namespace Evaluation.Learning.ListTasks;

/// <summary>Tells which tests persons still have to take, when mails to them are made.</summary>
internal sealed class OpenTasksConsumer(LevelServices<LearningSums> services) : IConsumer<AskOpenTasks>
{
    public async Task Consume(ConsumeContext<AskOpenTasks> context)
    {
        var open = await services.Database.ReadAsync(session => OpenTest.OfAsync(session, context.Message.Members, services.Database.Clock.GetUtcNow()), context.CancellationToken);
        await context.RespondAsync(new OpenTasksAnswered([.. open.Select(test => new OpenTask(
            test.Member, test.Planned.CohortId, Phases.TaskOf(test.Phase), null, test.OpensOn, test.ClosesOn, Minutes: test.Planned.Definition.Plan.Learning?.Test?.TimeLimitMinutes))]));
    }
}
