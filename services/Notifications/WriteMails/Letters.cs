using Evaluation.Notifications.Channels;
using Evaluation.Notifications.SendMails;

namespace Evaluation.Notifications.WriteMails;

internal static class Letters
{
    /// <summary>The words of a mail, by its purpose.</summary>
    public static Letter Of(MailContent content, Correspondence known, string link, MailOptions options, DateTimeOffset now) => content.Mail.Purpose switch
    {
        Purpose.Escalation => EscalationLetter.Of(content.Mail.Id, content.To, [.. known.Escalations[content.Mail.Id]], known.Cohorts, known.Contacts, options.PortalAddress, now),
        Purpose.Thanks => TaskLetters.Thanks(content.Mail.Id, content.Contact!, content.To[0], now),
        Purpose.Link => TaskLetters.LinkAgain(content.Mail.Id, content.Contact!, content.To[0], content.Open, link, now),
        _ => TaskLetters.Tasks(content.Mail.Id, content.Contact!, content.To[0], content.Kinds, content.Open, link, now),
    };
}
