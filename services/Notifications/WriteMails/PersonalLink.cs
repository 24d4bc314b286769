namespace Evaluation.Notifications.WriteMails;

/// <summary>
/// The address of the page that a personal link opens. The secret stands behind the #, which a browser never sends: it is in no
/// server's log and in no Referer, and a scanner that follows links in mails does not use it up.
/// </summary>
internal static class PersonalLink
{
    public static string Address(MailOptions options, string secret) => Address(options, "l", secret);

    /// <summary>Where somebody sets the password of an account.</summary>
    public static string SetPassword(MailOptions options, string secret) => Address(options, "set-password", secret);

    private static string Address(MailOptions options, string page, string secret) => $"{options.PortalAddress.TrimEnd('/')}/{page}#{Uri.EscapeDataString(secret)}";
}
