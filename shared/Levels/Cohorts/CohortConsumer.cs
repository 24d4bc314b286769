using Evaluation.Contracts.Events;
using Evaluation.Levels.FollowUps;
using Evaluation.Levels.Summaries;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using MassTransit;

namespace Evaluation.Levels.Cohorts;

/// <summary>Hears what Cohorts says, and who asks for the current state.</summary>
public sealed class CohortConsumer<TSums>(LevelServices<TSums> services, Replay<TSums> replay) :
    IConsumer<CohortPlanned>, IConsumer<RosterChanged>, IConsumer<CohortRemoved>, IConsumer<PersonErased>, IConsumer<ReplayRequested>
    where TSums : class
{
    public Task Consume(ConsumeContext<CohortPlanned> context) => TakeAsync(context, async work =>
    {
        if (await services.Ledger.TakePlanAsync(work, context.Message)) await services.Ledger.RecountAsync(work, context.Message.CohortId);
    });

    public Task Consume(ConsumeContext<RosterChanged> context) => TakeAsync(context, async work =>
    {
        if (await services.Ledger.TakeRosterAsync(work, context.Message)) await services.Ledger.RecountAsync(work, context.Message.CohortId);
    });

    public Task Consume(ConsumeContext<CohortRemoved> context) => TakeAsync(context, work => services.Ledger.RemoveAsync(work, context.Message));

    public Task Consume(ConsumeContext<PersonErased> context) =>
        TakeAsync(context, work => PersonDrafts.DeleteAsync(work, services.Measure.DraftsOfMembers, context.Message.Members));

    public async Task Consume(ConsumeContext<ReplayRequested> context)
    {
        await replay.AnswerAsync(context.Message, context.CancellationToken);
        if (context.Message.Kinds.Contains(nameof(InvitationRequested)))
            await services.Measure.RepeatRequestsAsync(services.Database, context.Message, context.CancellationToken);
    }

    private Task TakeAsync<T>(ConsumeContext<T> context, Func<UnitOfWork, Task> take) where T : class => services.Database.WriteAsync(async work =>
    {
        if (await Inbox.IsNewAsync(work, context.MessageId!.Value, services.Measure.Service)) await take(work);
        else work.OnCommitted(services.Database.CountDuplicate);
    }, context.CancellationToken);
}
