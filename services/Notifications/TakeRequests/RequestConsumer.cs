using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Notifications.PlanMails;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using MassTransit;

namespace Evaluation.Notifications.TakeRequests;

/// <summary>Hears who is to be told of what, and keeps it until its mail is made. A second copy does nothing.</summary>
internal sealed class RequestConsumer([FromKeyedServices(NotificationsService.Database)] Database database, MailPlanner planner) :
    IConsumer<InvitationRequested>, IConsumer<ReminderRequested>, IConsumer<EscalationRequested>, IConsumer<LinkRequested>,
    IConsumer<AccountMailRequested>, IConsumer<ObservationSubmitted>, IConsumer<FollowUpClosed>
{
    public Task Consume(ConsumeContext<InvitationRequested> context)
    {
        var asked = context.Message;
        return TakeAsync(context, work =>
            NoticeRows.AddAsync(work, new(asked.CohortId, NoticeKind.Invitation, Code.Of(asked.Task), asked.Wave ?? Notice.NoWave, 0), asked.Members, asked.ClosesOn));
    }

    public Task Consume(ConsumeContext<ReminderRequested> context)
    {
        var asked = context.Message;
        return TakeAsync(context, work =>
            NoticeRows.AddAsync(work, new(asked.CohortId, NoticeKind.Reminder, Code.Of(asked.Task), asked.Wave ?? Notice.NoWave, asked.Step), asked.Members, asked.ClosesOn));
    }

    public Task Consume(ConsumeContext<EscalationRequested> context) => TakeAsync(context, work => EscalationRows.AddAsync(work, context.Message));

    public Task Consume(ConsumeContext<LinkRequested> context) => TakeAsync(context, work =>
        NoticeRows.AddAtOnceAsync(work, NoticeKind.Link, NoticeKind.Link, context.Message.Member, context.Message.Person));

    public Task Consume(ConsumeContext<AccountMailRequested> context) => TakeAsync(context, work =>
        NoticeRows.AddAtOnceAsync(work, NoticeKind.Account, Code.Of(context.Message.Kind), context.Message.Account, context.Message.Account));

    /// <summary>Thanks go to whoever has nothing left to do, once a day. Reaction surveys and tests tell of no single answer, so nobody is thanked for one.</summary>
    public Task Consume(ConsumeContext<ObservationSubmitted> context)
    {
        var answer = context.Message;
        if (!MayBeThanked(answer)) return Task.CompletedTask;
        var task = answer.RaterGroup == RaterGroup.Self ? TaskKind.SelfAssessment : TaskKind.Observation;
        return TakeAsync(context, work =>
            NoticeRows.AddAsync(work, new(answer.CohortId, NoticeKind.Thanks, Code.Of(task), answer.Months, NoticeRows.MinuteOf(work)), [answer.Rater], DateOnly.MaxValue));
    }

    // What was entered or imported somebody else has sent in, and a correction comes from one who was thanked.
    internal static bool MayBeThanked(ObservationSubmitted answer) => answer is { AnswerVersion: 1, Source: "link" or "account" };

    /// <summary>What was not sent while the wave was open is not sent any more; those who were given longer are asked anew.</summary>
    public Task Consume(ConsumeContext<FollowUpClosed> context) => TakeAsync(context, work => work.ExecuteAsync(
        "UPDATE notices SET state = @lapsed WHERE cohort_id = @CohortId AND wave = @Months AND state = @waiting AND kind IN (@invitation, @reminder)",
        new
        {
            context.Message.CohortId, context.Message.Months, lapsed = MailState.Lapsed, waiting = MailState.Waiting,
            invitation = NoticeKind.Invitation, reminder = NoticeKind.Reminder,
        }));

    private Task TakeAsync<T>(ConsumeContext<T> context, Func<UnitOfWork, Task> take) where T : class => database.WriteAsync(async work =>
    {
        if (!await Inbox.IsNewAsync(work, context.MessageId!.Value, NotificationsService.Database))
        {
            work.OnCommitted(database.CountDuplicate);
            return;
        }
        await take(work);
        work.OnCommitted(planner.Asked.Ring);
    }, context.CancellationToken);
}
