using System.Text.RegularExpressions;
using Evaluation.Notifications.Channels;

namespace Evaluation.Notifications.ReadReports;

/// <summary>What a server says about a mail that it had taken (RFC 3464).</summary>
/// <param name="MailId">From the Message-ID of the mail that is reported on.</param>
/// <param name="HasFailed">Whether it is given up for at least one recipient; else it is late, or arrived.</param>
/// <param name="Words">Status and reason, without addresses.</param>
internal sealed partial record DeliveryReport(Guid MailId, bool HasFailed, string Words)
{
    [GeneratedRegex(@"<(?<id>[0-9a-fA-F]{32})@")]
    private static partial Regex OwnMessageId { get; }

    /// <exception cref="FormatException">It is no delivery report, or not about a mail of ours; the message says what is missing.</exception>
    public static DeliveryReport Parse(string text)
    {
        var report = MimePart.Parse(text);
        if (report.Type != "multipart/report") throw new FormatException("It is no multipart/report.");
        var parts = report.Parts().ToList();
        var status = parts.Find(part => part.Type == "message/delivery-status") ?? throw new FormatException("It has no part message/delivery-status.");
        var original = parts.Find(part => part.Type is "message/rfc822" or "text/rfc822-headers") ?? throw new FormatException("It has no part with the mail or its headers.");
        var id = OwnMessageId.Match(MimePart.Parse(original.Body).Headers.GetValueOrDefault("Message-ID", ""));
        if (!id.Success) throw new FormatException("The mail that it is about has no Message-ID of ours.");

        // One group of fields for the message, then one for each recipient.
        var failed = status.Body.ReplaceLineEndings("\n").Split("\n\n").Select(MimePart.Fields)
            .FirstOrDefault(fields => fields.GetValueOrDefault("Action", "").Equals("failed", StringComparison.OrdinalIgnoreCase));
        var words = failed is null ? "" : $"{failed.GetValueOrDefault("Status", "")} {failed.GetValueOrDefault("Diagnostic-Code", "")}".Trim();
        return new(Guid.ParseExact(id.Groups["id"].Value, "N"), failed is not null, MailAddresses.Hide(words));
    }
}
