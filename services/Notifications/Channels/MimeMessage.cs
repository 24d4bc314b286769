using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Evaluation.Notifications.Channels;

/// <summary>A letter as the bytes of a mail (RFC 5322): plain text and HTML to choose from, and the closing days attached.</summary>
internal static class MimeMessage
{
    public static byte[] Of(Letter letter, string from)
    {
        var sender = new MailAddress(from);
        var mail = new StringBuilder();
        Header(mail, "Message-ID", $"<{letter.Id:N}@{sender.Host}>");
        Header(mail, "Date", letter.WrittenAt.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
        Header(mail, "From", Address(new(sender.DisplayName, sender.Address)));
        Header(mail, "To", string.Join(",\r\n ", letter.To.Select(Address)));
        Header(mail, "Subject", HeaderText.Encode(letter.Subject));
        // Nobody's out-of-office note is wanted for it.
        Header(mail, "Auto-Submitted", "auto-generated");
        Header(mail, "MIME-Version", "1.0");
        var (mixed, alternative) = ($"m-{letter.Id:N}", $"a-{letter.Id:N}");
        if (letter.Calendar is null)
        {
            Alternative(mail, letter, alternative);
            return Encoding.ASCII.GetBytes(mail.ToString());
        }
        Header(mail, "Content-Type", $"multipart/mixed;\r\n boundary=\"{mixed}\"");
        mail.Append("\r\n").Append("--").Append(mixed).Append("\r\n");
        Alternative(mail, letter, alternative);
        mail.Append("--").Append(mixed).Append("\r\n");
        Header(mail, "Content-Type", "text/calendar; charset=utf-8; method=PUBLISH;\r\n name=\"batas-waktu.ics\"");
        Header(mail, "Content-Disposition", "attachment; filename=\"batas-waktu.ics\"");
        // The lines of a calendar have a form of their own, which base64 leaves alone.
        Header(mail, "Content-Transfer-Encoding", "base64");
        mail.Append("\r\n").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Calendar), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\r\n"));
        mail.Append("\r\n--").Append(mixed).Append("--\r\n");
        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    private static void Alternative(StringBuilder mail, Letter letter, string boundary)
    {
        Header(mail, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        mail.Append("\r\n");
        Part(mail, boundary, "text/plain", letter.Text);
        Part(mail, boundary, "text/html", letter.Html);
        mail.Append("--").Append(boundary).Append("--\r\n");
    }

    private static void Part(StringBuilder mail, string boundary, string type, string content)
    {
        mail.Append("--").Append(boundary).Append("\r\n");
        Header(mail, "Content-Type", $"{type}; charset=utf-8");
        Header(mail, "Content-Transfer-Encoding", "quoted-printable");
        mail.Append("\r\n").Append(QuotedPrintable.Encode(content));
    }

    private static void Header(StringBuilder mail, string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");

    private static string Address(Recipient recipient) =>
        string.IsNullOrWhiteSpace(recipient.Name) ? recipient.Address : $"{HeaderText.EncodeName(recipient.Name)} <{recipient.Address}>";
}
