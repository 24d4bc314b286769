using Evaluation.Notifications.Channels;
using Evaluation.Notifications.Tests.Fixtures;
using Evaluation.Testing;

namespace Evaluation.Notifications.Tests.Channels;

public sealed class SmtpTests : IDisposable
{
    private readonly SmtpServer server = new();
    private readonly Letter letter = new(
        Guid.NewGuid(), [new("Sari", "sari@instansi.example")], "Halo", ".titik di awal\n.\nhabis", "<p>isi</p>", null, new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_mail_that_the_server_takes_is_sent_as_it_was_written()
    {
        (await SendAsync()).ShouldBe(Delivery.Sent);

        server.Said.Where(line => !line.StartsWith("EHLO", StringComparison.Ordinal))
            .ShouldBe(["MAIL FROM:<evaluasi@instansi.example>", "RCPT TO:<sari@instansi.example>", "DATA", "QUIT"]);
        var mail = ReceivedMail.Parse(server.Taken.ShouldHaveSingleItem());
        mail.MessageId.ShouldBe($"<{letter.Id:N}@instansi.example>");
        mail.Text.TrimEnd('\n').ShouldBe(letter.Text);
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.0 greylisted", nameof(DeliveryOutcome.TryLater))]
    [InlineData("RCPT", "550 5.1.1 <sari@instansi.example> unknown", nameof(DeliveryOutcome.Rejected))]
    [InlineData("DATA", "451 4.3.0 busy", nameof(DeliveryOutcome.TryLater))]
    [InlineData("DATA", "554 5.7.1 refused", nameof(DeliveryOutcome.Rejected))]
    [InlineData("mail", "452 4.3.1 no room", nameof(DeliveryOutcome.TryLater))]
    [InlineData("mail", "554 5.7.1 spam", nameof(DeliveryOutcome.Rejected))]
    // What is about us and not about the mail is mended by an operator: no mail is given up for it.
    [InlineData("greeting", "554 not you", nameof(DeliveryOutcome.TryLater))]
    [InlineData("EHLO", "550 not you", nameof(DeliveryOutcome.TryLater))]
    [InlineData("MAIL", "530 5.7.0 sign in first", nameof(DeliveryOutcome.TryLater))]
    // A broken line leaves open what became of the mail.
    [InlineData("greeting", "hang up", nameof(DeliveryOutcome.TryLater))]
    [InlineData("DATA", "hang up", nameof(DeliveryOutcome.TryLater))]
    [InlineData("mail", "hang up", nameof(DeliveryOutcome.TryLater))]
    [InlineData("greeting", "HTTP/1.1 200 OK", nameof(DeliveryOutcome.TryLater))]
    public async Task A_refusal_is_for_now_or_for_good(string at, string answer, string expected)
    {
        server.Answers[at] = answer;

        var delivery = await SendAsync();

        delivery.Outcome.ToString().ShouldBe(expected);
        delivery.Words.ShouldNotBeEmpty();
        delivery.Words.ShouldNotContain("sari@");
        if (char.IsDigit(answer[0])) delivery.Words.ShouldContain(answer[..3]);
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task How_the_server_takes_leave_changes_nothing()
    {
        server.Answers["QUIT"] = "hang up";

        (await SendAsync()).ShouldBe(Delivery.Sent);
    }

    [Fact]
    public async Task Without_a_server_it_is_tried_later()
    {
        using var closed = new SmtpServer();
        var port = closed.Port;
        closed.Dispose();

        (await SendAsync(new() { Port = port, StartTls = false })).Outcome.ShouldBe(DeliveryOutcome.TryLater);
    }

    [Fact]
    public async Task Nothing_is_said_in_the_clear_where_encryption_is_wanted()
    {
        var delivery = await SendAsync(new() { StartTls = true });

        delivery.Outcome.ShouldBe(DeliveryOutcome.TryLater);
        delivery.Words.ShouldContain("STARTTLS");
        server.Said.ShouldAllBe(line => line.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_an_account_signs_in_with_the_password_of_the_file()
    {
        using var scratch = new Scratch();
        await File.WriteAllTextAsync(scratch.File("password"), "rahasia\n", TestContext.Current.CancellationToken);
        var options = new SmtpOptions { StartTls = false, User = "evaluasi", PasswordFile = scratch.File("password") };

        (await SendAsync(options)).ShouldBe(Delivery.Sent);
        server.Said.ShouldContain($"AUTH PLAIN {Convert.ToBase64String("\0evaluasi\0rahasia"u8)}");
        server.Answers["AUTH"] = "535 5.7.8 wrong";
        var refused = await SendAsync(options);

        refused.Outcome.ShouldBe(DeliveryOutcome.TryLater, "a wrong password gives up no mail");
        refused.Words.ShouldNotContain("AHJ", Case.Sensitive);
        refused.Words.ShouldContain("AUTH PLAIN");
    }

    private async Task<Delivery> SendAsync(SmtpOptions? options = null)
    {
        options ??= new() { StartTls = false };
        options.Host = "127.0.0.1";
        options.From = "Evaluasi <evaluasi@instansi.example>";
        // The usual port stands for the server of this test.
        if (options.Port == new SmtpOptions().Port) options.Port = server.Port;
        return await new SmtpChannel(options, TimeProvider.System).SendAsync(letter, TestContext.Current.CancellationToken);
    }
}
