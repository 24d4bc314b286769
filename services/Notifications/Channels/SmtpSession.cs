using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Evaluation.Notifications.Channels;

/// <summary>One conversation with a mail server (RFC 5321): greeting, encryption, sign-in, one mail.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    // RFC 5321, 4.5.3.1.5 says 512 octets; some servers are wordier.
    private const int LongestLine = 4096, MostLines = 100;

    private readonly TcpClient client;
    private Stream stream;
    private string[] offers = [];

    // A refusal before the first recipient is about us, such as a wrong password: it is mended by an operator, not by giving mails up.
    private bool isAboutTheMail;

    private SmtpSession(TcpClient client) => (this.client, stream) = (client, client.GetStream());

    /// <exception cref="SmtpRefusal">The server does not want to.</exception>
    public static async Task<SmtpSession> OpenAsync(SmtpOptions options, CancellationToken cancellation)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(options.Host, options.Port, cancellation);
            var session = new SmtpSession(client);
            await session.GreetAsync(options, cancellation);
            return session;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Returns when the server has taken the mail upon itself.</summary>
    /// <exception cref="SmtpRefusal">It has not.</exception>
    public async Task SendAsync(string from, IReadOnlyList<string> to, byte[] mail, CancellationToken cancellation)
    {
        await SayAsync($"MAIL FROM:<{from}>", 250, cancellation);
        isAboutTheMail = true;
        var refusals = new List<SmtpRefusal>();
        foreach (var address in to)
        {
            try
            {
                await SayAsync($"RCPT TO:<{address}>", 250, cancellation);
            }
            catch (SmtpRefusal refusal)
            {
                // One wrong address of several does not keep the mail from the others.
                refusals.Add(refusal);
            }
        }
        if (refusals.Count == to.Count) throw refusals.Find(refusal => !refusal.IsForGood) ?? refusals[0];
        await SayAsync("DATA", 354, cancellation);
        await stream.WriteAsync(Stuffed(mail), cancellation);
        await ExpectAsync(250, "the mail", cancellation);
        try
        {
            await SayAsync("QUIT", 221, cancellation);
        }
        catch (Exception exception) when (exception is SmtpRefusal or IOException or OperationCanceledException)
        {
            // The mail is the server's already; how it takes leave changes nothing.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        client.Dispose();
    }

    private async Task GreetAsync(SmtpOptions options, CancellationToken cancellation)
    {
        await ExpectAsync(220, "the greeting", cancellation);
        offers = await SayAsync("EHLO evaluation", 250, cancellation);
        if (options.StartTls)
        {
            if (!Offers("STARTTLS")) throw new SmtpRefusal(isForGood: false, "the server offers no STARTTLS; encrypt there, or set Mail__Smtp__StartTls to false");
            await SayAsync("STARTTLS", 220, cancellation);
            var secure = new SslStream(stream);
            stream = secure;
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, cancellation);
            offers = await SayAsync("EHLO evaluation", 250, cancellation);
        }
        if (options.User.Length == 0) return;
        // Read each time: a password that is changed is used without a restart.
        var password = (await File.ReadAllTextAsync(options.PasswordFile, cancellation)).TrimEnd('\r', '\n');
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{options.User}\0{password}"));
        await SayAsync($"AUTH PLAIN {credentials}", 235, cancellation, "AUTH PLAIN");
    }

    private bool Offers(string extension) => offers.Any(line => line.Equals(extension, StringComparison.OrdinalIgnoreCase));

    private async Task<string[]> SayAsync(string command, int wanted, CancellationToken cancellation, string? shown = null)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\n"), cancellation);
        return await ExpectAsync(wanted, shown ?? command.Split(' ', ':')[0], cancellation);
    }

    private async Task<string[]> ExpectAsync(int wanted, string after, CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellation);
            if (line.Length < 3 || !int.TryParse(line[..3], out var code)) throw new IOException("The server does not speak SMTP.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-') continue;
            if (code == wanted || (wanted == 250 && code == 251)) return [.. lines];
            throw new SmtpRefusal(isAboutTheMail && code >= 500, $"{code} after {after}: {string.Join(' ', lines)}");
        }
        throw new IOException("The server answers without end.");
    }

    // Byte for byte: what comes behind the answer to STARTTLS is not the server's text any more.
    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new List<byte>();
        var next = new byte[1];
        while (line.Count < LongestLine)
        {
            if (await stream.ReadAsync(next, cancellation) == 0) throw new IOException("The server hung up.");
            if (next[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(next[0]);
        }
        throw new IOException("The server's line is too long.");
    }

    /// <summary>A line that begins with a dot gets a second one, and a dot alone ends the mail.</summary>
    private static byte[] Stuffed(byte[] mail)
    {
        var text = Encoding.ASCII.GetString(mail).Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        return Encoding.ASCII.GetBytes($"{(text.StartsWith('.') ? "." : "")}{text}{(text.EndsWith("\r\n", StringComparison.Ordinal) ? "" : "\r\n")}.\r\n");
    }
}

/// <summary>The server said no: for now (4xx), or for good (5xx).</summary>
internal sealed class SmtpRefusal(bool isForGood, string words) : Exception(words)
{
    public bool IsForGood => isForGood;
}
