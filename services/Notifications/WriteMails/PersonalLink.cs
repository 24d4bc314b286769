namespace Evaluation.Notifications.WriteMails;

/// <summary>
/// The address of the page that a personal link opens. The secret stands behind the #, which a browser never sends: it is in no
/// server's log and in no Referer, and a scanner that follows links in mails does not use it up.
/// </summary>
internal static class PersonalLink
{
    public static string Address(MailOptions options, string secret) => $"{options.PortalAddress.TrimEnd('/')}/l#{Uri.EscapeDataString(secret)}";
}
