using Evaluation.Contracts.Questions;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Notifications.WriteMails;

namespace Evaluation.Notifications.SendMails;

/// <summary>What a mail will say, or why it need not or cannot be sent; decided from what is known, before anything is asked for or sent.</summary>
/// <param name="End">The state of a mail that is not sent; null for one that is.</param>
/// <param name="Kinds">Of its notices; of a mail about an account why it is sent.</param>
/// <param name="Done">Notices of it that need no mail any more.</param>
internal sealed record MailContent(Mail Mail, string? End, IReadOnlyList<Recipient> To, Contact? Contact, IReadOnlyList<CohortTasks> Open, IReadOnlySet<string> Kinds, IReadOnlyList<Guid> Done)
{
    /// <summary>Names of the agencies that write: those of its notices and of all that is open.</summary>
    public IReadOnlyList<string> Agencies { get; private init; } = [];

    public bool NeedsLink => End is null && Mail.Purpose is Purpose.Tasks or Purpose.Link;

    public static MailContent Of(Mail mail, Correspondence known) => mail.Purpose switch
    {
        Purpose.Escalation => Escalation(mail, known),
        Purpose.Thanks => Thanks(mail, known),
        Purpose.Account => Account(mail, known),
        Purpose.Link => ToPerson(mail, known, [.. known.Notices[mail.Id]], []),
        _ => Tasks(mail, known),
    };

    /// <summary>Only what is really still open: whoever has answered meanwhile gets nothing.</summary>
    private static MailContent Tasks(Mail mail, Correspondence known)
    {
        var open = known.Notices[mail.Id].Where(known.IsOpen).ToList();
        var done = known.Notices[mail.Id].Except(open).Select(notice => notice.Id).ToList();
        return open.Count == 0 ? NotSent(mail, MailState.Answered, done) : ToPerson(mail, known, open, done);
    }

    private static MailContent Thanks(Mail mail, Correspondence known) =>
        known.Notices[mail.Id].Any() && !known.OpenOf(mail.Addressee).Any() ? ToPerson(mail, known, [.. known.Notices[mail.Id]], []) : NotSent(mail, MailState.Answered, []);

    private static MailContent ToPerson(Mail mail, Correspondence known, List<Notice> notices, IReadOnlyList<Guid> done)
    {
        if (notices.Count == 0) return NotSent(mail, MailState.Answered, done);
        var contacts = notices.Select(notice => known.Contacts.GetValueOrDefault(notice.Member)).OfType<Contact>().ToList();
        var contact = contacts.FirstOrDefault();
        if (contact is null || MailAddresses.Fit(contact.Email) is not { } address) return NotSent(mail, MailState.NoAddress, done);
        var open = CohortTasks.Of(known.OpenOf(mail.Addressee), known.Contacts);
        return new(mail, null, [new(contact.Name, address)], contact, open, notices.Select(notice => notice.Kind).ToHashSet(), done)
        {
            Agencies = [.. contacts.Select(Wording.Agency).Concat(open.Select(tasks => tasks.Agency)).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static MailContent Escalation(Mail mail, Correspondence known)
    {
        if (!known.Escalations[mail.Id].Any()) return NotSent(mail, MailState.Answered, []);
        var to = known.TrainingUnits[mail.Addressee].Select(MailAddresses.Fit).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(address => new Recipient("", address)).ToList();
        return to.Count == 0 ? NotSent(mail, MailState.NoAddress, []) : new(mail, null, to, null, [], new HashSet<string>(), []);
    }

    private static MailContent Account(Mail mail, Correspondence known)
    {
        if (!known.Accounts.TryGetValue(mail.Id, out var account)) return NotSent(mail, MailState.Answered, []);
        return MailAddresses.Fit(account.Email) is { } address
            ? new(mail, null, [new(account.UserName, address)], null, [], known.Notices[mail.Id].Select(notice => notice.Task).ToHashSet(), [])
            : NotSent(mail, MailState.NoAddress, []);
    }

    private static MailContent NotSent(Mail mail, string end, IReadOnlyList<Guid> done) => new(mail, end, [], null, [], new HashSet<string>(), done);
}
