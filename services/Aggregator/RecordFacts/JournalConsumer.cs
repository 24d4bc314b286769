using Evaluation.Aggregator.DeriveChain;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using MassTransit;

namespace Evaluation.Aggregator.RecordFacts;

/// <summary>Writes each event into the journal, for ever, and what is news in it into the facts: in one transaction.</summary>
public sealed class JournalConsumer([FromKeyedServices(AggregatorService.Database)] Database database, ChainDeriver deriver) :
    IConsumer<CohortPlanned>, IConsumer<CohortRemoved>, IConsumer<RosterChanged>, IConsumer<InputsSummarised>, IConsumer<FollowUpScheduled>,
    IConsumer<ReactionSummarised>, IConsumer<LearningSummarised>, IConsumer<BehaviourSummarised>, IConsumer<ResultsSummarised>,
    IConsumer<ParticipantsMeasured>
{
    public Task Consume(ConsumeContext<CohortPlanned> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<CohortRemoved> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<RosterChanged> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<InputsSummarised> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<FollowUpScheduled> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<ReactionSummarised> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<LearningSummarised> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<BehaviourSummarised> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<ResultsSummarised> context) => RecordAsync(context, context.Message);

    public Task Consume(ConsumeContext<ParticipantsMeasured> context) => RecordAsync(context, context.Message);

    private Task RecordAsync(ConsumeContext context, ICohortEvent message) => database.WriteAsync(async work =>
    {
        if (!await Journal.AddAsync(work, context.MessageId!.Value, message)) return;
        if (!await FactTables.RecordAsync(work, message)) return;
        await ChainRows.TouchAsync(work, message.CohortId);
        work.OnCommitted(deriver.Touched.Ring);
    }, context.CancellationToken);
}
