using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Evaluation.Notifications.Tests.Channels;

/// <summary>A small mail server that answers as it is told, and may hang up.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public SmtpServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>By the first word that the client says; <c>mail</c> after the mail itself, <c>greeting</c> at first. <c>hang up</c> ends the connection.</summary>
    public Dictionary<string, string> Answers { get; } = new()
    {
        ["greeting"] = "220 ready", ["EHLO"] = "250-here\r\n250-PIPELINING\r\n250 AUTH PLAIN", ["MAIL"] = "250 ok", ["RCPT"] = "250 ok", ["DATA"] = "354 go on",
        ["mail"] = "250 taken", ["AUTH"] = "235 welcome", ["QUIT"] = "221 bye",
    };

    public List<string> Said { get; } = [];

    public List<string> Taken { get; } = [];

    public void Dispose()
    {
        listener.Dispose();
        serving.Wait(TimeSpan.FromSeconds(10));
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await TalkAsync(client);
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        if (!await AnswerAsync(stream, "greeting")) return;
        while (await reader.ReadLineAsync() is { } line)
        {
            Said.Add(line);
            var word = line.Split(' ')[0];
            if (!await AnswerAsync(stream, word)) return;
            if (word != "DATA" || !Answers["DATA"].StartsWith("354", StringComparison.Ordinal)) continue;
            var mail = new StringBuilder();
            while (await reader.ReadLineAsync() is { } part && part != ".") mail.Append(part.StartsWith("..", StringComparison.Ordinal) ? part[1..] : part).Append("\r\n");
            if (Answers["mail"].StartsWith("250", StringComparison.Ordinal)) Taken.Add(mail.ToString());
            if (!await AnswerAsync(stream, "mail")) return;
        }
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, string word)
    {
        var answer = Answers.GetValueOrDefault(word, "500 what?");
        if (answer == "hang up") return false;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{answer}\r\n"));
        return true;
    }
}
