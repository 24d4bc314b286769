using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using MassTransit;

namespace Evaluation.Notifications.KnowCohorts;

/// <summary>Hears what cohorts there are, and whose.</summary>
internal sealed class CohortConsumer([FromKeyedServices(NotificationsService.Database)] Database database) : IConsumer<CohortPlanned>, IConsumer<CohortRemoved>
{
    public Task Consume(ConsumeContext<CohortPlanned> context) => TakeAsync(context, work => CohortRows.TakeAsync(work, context.Message));

    public Task Consume(ConsumeContext<CohortRemoved> context) => TakeAsync(context, work => CohortRows.RemoveAsync(work, context.Message));

    private Task TakeAsync<T>(ConsumeContext<T> context, Func<UnitOfWork, Task> take) where T : class => database.WriteAsync(async work =>
    {
        if (await Inbox.IsNewAsync(work, context.MessageId!.Value, NotificationsService.Database)) await take(work);
        else work.OnCommitted(database.CountDuplicate);
    }, context.CancellationToken);
}
