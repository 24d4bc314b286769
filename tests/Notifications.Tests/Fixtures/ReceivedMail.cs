using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Evaluation.Notifications.ReadReports;

namespace Evaluation.Notifications.Tests.Fixtures;

/// <summary>A mail as a reader's program would show it.</summary>
internal sealed record ReceivedMail(string MessageId, DateTimeOffset Date, string To, string Subject, string Text, string Html, string? Calendar, string Raw)
{
    public static ReceivedMail Read(string file) => Parse(File.ReadAllText(file));

    public static ReceivedMail Parse(string raw)
    {
        var mail = MimePart.Parse(raw);
        var leaves = Leaves(mail).ToList();
        return new(
            mail.Headers["Message-ID"], DateTimeOffset.ParseExact(mail.Headers["Date"], "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture),
            Words(mail.Headers["To"]), Words(mail.Headers["Subject"]), Content(leaves, "text/plain")!, Content(leaves, "text/html")!, Content(leaves, "text/calendar"), raw);
    }

    /// <summary>The secret of the personal link, or of the one that sets a password; null where there is none.</summary>
    public string? Secret => Regex.Match(Text, @"/(?:l|set-password)#(\S+)") is { Success: true } link ? link.Groups[1].Value : null;

    private static IEnumerable<MimePart> Leaves(MimePart part) => part.Parts().Any() ? part.Parts().SelectMany(Leaves) : [part];

    private static string? Content(List<MimePart> leaves, string type) => leaves.Find(part => part.Type == type) is not { } part ? null
        : part.Headers["Content-Transfer-Encoding"] == "base64" ? Encoding.UTF8.GetString(Convert.FromBase64String(part.Body)) : QuotedPrintable(part.Body);

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var index = 0; index < joined.Length; index++)
        {
            if (joined[index] != '=') bytes.Add((byte)joined[index]);
            else
            {
                bytes.Add(Convert.ToByte(joined.Substring(index + 1, 2), 16));
                index += 2;
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    // Between encoded words the space does not count.
    public static string Words(string header) => Regex.Replace(
        Regex.Replace(header, @"\?=\s+=\?", "?==?"), @"=\?UTF-8\?B\?([^?]*)\?=", word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));
}
