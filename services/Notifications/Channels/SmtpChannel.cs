using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Evaluation.Notifications.Channels;

/// <summary>
/// Hands mails to a server. The session is our own (see <see cref="SmtpSession"/>): the platform's client is not recommended by its
/// makers, sends no ready-made message, and does not tell a refusal for now from one for good.
/// </summary>
internal sealed class SmtpChannel(SmtpOptions options, TimeProvider clock) : IChannel
{
    // RFC 5321 would wait longer for a server that checks what it got; ours is the organisation's own.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            await using var session = await SmtpSession.OpenAsync(options, limit.Token);
            await session.SendAsync(new MailAddress(options.From).Address, [.. letter.To.Select(recipient => recipient.Address)], MimeMessage.Of(letter, options.From), limit.Token);
            return Delivery.Sent;
        }
        catch (SmtpRefusal refusal)
        {
            return new(refusal.IsForGood ? DeliveryOutcome.Rejected : DeliveryOutcome.TryLater, MailAddresses.Hide(refusal.Message));
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException)
        {
            // Whether the server took it is not known where the line broke at the very end. It is told apart by its Message-ID.
            return new(DeliveryOutcome.TryLater, MailAddresses.Hide($"The connection to {options.Host} broke: {exception.Message}"));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(DeliveryOutcome.TryLater, $"{options.Host} did not answer within {Patience}.");
        }
    }
}
