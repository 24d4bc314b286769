using Evaluation.Contracts.Events;
using Evaluation.Notifications.Channels;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using MassTransit;

namespace Evaluation.Notifications.ErasePerson;

/// <summary>Lets go of a person whose identity was erased: nothing more is sent, and mails that lie in the folder are deleted.</summary>
internal sealed class PersonErasedConsumer([FromKeyedServices(NotificationsService.Database)] Database database, MailOptions options) : IConsumer<PersonErased>
{
    public async Task Consume(ConsumeContext<PersonErased> context)
    {
        var (person, members) = (context.Message.Person, context.Message.Members);
        var mails = await database.WriteAsync(async work =>
        {
            if (await Inbox.IsNewAsync(work, context.MessageId!.Value, NotificationsService.Database)) await ErasedRows.AddAsync(work, person, members);
            else work.OnCommitted(database.CountDuplicate);
            return await ErasedRows.MailsAsync(work, person, members);
        }, context.CancellationToken);
        // Also for a second copy of the message: the process that took the first may have died right here.
        foreach (var mail in mails) FolderChannel.Delete(options, mail);
    }
}
