using Evaluation.Aggregator.DeriveChain;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using MassTransit;

namespace Evaluation.Aggregator.RecordFacts;

/// <summary>Writes each event into the journal, for ever, and what is news in it into the facts: in one transaction.</summary>
public sealed class JournalConsumer([FromKeyedServices(AggregatorService.Database)] Database database, ChainDeriver deriver) :
    IConsumer<CohortPlanned>, IConsumer<CohortRemoved>, IConsumer<RosterChanged>, IConsumer<InputsSummarised>, IConsumer<FollowUpScheduled>,
    IConsumer<ReactionSummarised>, IConsumer<LearningSummarised>, IConsumer<BehaviourSummarised>, IConsumer<ResultsSummarised>,
    IConsumer<ParticipantsMeasured>
{
    public Task Consume(ConsumeContext<CohortPlanned> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<CohortRemoved> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<RosterChanged> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<InputsSummarised> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<FollowUpScheduled> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<ReactionSummarised> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<LearningSummarised> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<BehaviourSummarised> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<ResultsSummarised> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<ParticipantsMeasured> context) => RecordAsync(context.MessageId!.Value, context.Message, context.CancellationToken);

    internal Task RecordAsync(Guid messageId, ICohortEvent message, CancellationToken cancellation) => database.WriteAsync(async work =>
    {
        var body = WireFormat.Write<object>(message);
        if (!await Journal.AddAsync(work, messageId, message, body))
        {
            work.OnCommitted(database.CountDuplicate);
            return;
        }
        // The chain's row first, which locks it: of two events about one person, the older must not compare before and write after the
        // newer one. What turns out to be no news has the chain derived once for nothing.
        await ChainRows.TouchAsync(work, message.CohortId);
        var isNews = await FactTables.RecordAsync(work, message, body);
        if ((message is CohortRemoved || !isNews) && await FactTables.IsRemovedAsync(work, message.CohortId))
        {
            // At once, and also after an event that comes late: at no moment is there a chain of a cohort that is gone.
            await Journal.ForgetRemovedAsync(work, message.CohortId);
            await ChainRows.RemoveAsync(work, message.CohortId);
            return;
        }
        deriver.Traces.Ask(work, message.CohortId.ToString("D"));
        work.OnCommitted(deriver.Touched.Ring);
    }, cancellation);
}
