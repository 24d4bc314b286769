using Evaluation.Notifications.Channels;
using Evaluation.Notifications.SendMails;

namespace Evaluation.Notifications.WriteMails;

internal static class Letters
{
    /// <summary>The words of a mail, by its purpose.</summary>
    /// <param name="secret">Of the personal link, where the mail has one.</param>
    public static Letter Of(MailContent content, Correspondence known, string secret, MailOptions options, DateTimeOffset now) => content.Mail.Purpose switch
    {
        Purpose.Account => AccountLetters.Of(content.Mail.Id, content.To[0], content.Kinds, known.Accounts[content.Mail.Id], options, now),
        Purpose.Escalation => EscalationLetter.Of(content.Mail.Id, content.To, [.. known.Escalations[content.Mail.Id]], known.Cohorts, known.Contacts, options.PortalAddress, now),
        Purpose.Thanks => TaskLetters.Thanks(content, now),
        Purpose.Link => TaskLetters.LinkAgain(content, PersonalLink.Address(options, secret), now),
        _ => TaskLetters.Tasks(content, PersonalLink.Address(options, secret), now),
    };
}
