using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Evaluation.Notifications.Channels;

/// <summary>Addresses as people keep them on file, made fit for a server, and taken out of what a server says.</summary>
internal static partial class MailAddresses
{
    // RFC 5321, 4.5.3.1.3.
    private const int Longest = 254;

    // A letter of another script, or something that ends a line or an address, reaches no ordinary server.
    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$")]
    private static partial Regex Plain { get; }

    [GeneratedRegex(@"[^\s<>(),:;""]+@[^\s<>(),:;""]+")]
    private static partial Regex Any { get; }

    /// <summary>The address with its domain in ASCII; null where no mail can be sent to it.</summary>
    public static string? Fit(string given)
    {
        var text = given.Trim();
        var at = text.LastIndexOf('@');
        if (at < 1 || at == text.Length - 1 || text.Any(char.IsControl)) return null;
        try
        {
            text = $"{text[..at]}@{new IdnMapping().GetAscii(text[(at + 1)..])}";
        }
        catch (ArgumentException)
        {
            // No domain: what follows says so.
            return null;
        }
        return text.Length <= Longest && Plain.IsMatch(text) && MailAddress.TryCreate(text, out _) ? text : null;
    }

    /// <summary>The words without anything that looks like an address.</summary>
    public static string Hide(string words) => Any.Replace(words, "…");
}
