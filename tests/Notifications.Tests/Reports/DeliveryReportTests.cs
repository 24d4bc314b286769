using Evaluation.Notifications.ReadReports;
using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Reports;

public sealed class DeliveryReportTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_failed_delivery_tells_the_mail_and_the_reason(string newLine)
    {
        var id = Guid.NewGuid();

        var report = DeliveryReport.Parse(Report(id).ReplaceLineEndings(newLine));

        report.ShouldBe(new(id, true, "5.1.1 smtp; 550 5.1.1 <…>: no such user here"));
    }

    [Fact]
    public void A_delay_is_no_failure() => DeliveryReport.Parse(Report(Guid.NewGuid(), action: "delayed", status: "4.4.1")).HasFailed.ShouldBeFalse();

    [Fact]
    public void One_of_several_recipients_is_enough()
    {
        var id = Guid.NewGuid();
        var report = Report(id, action: "delivered", status: "2.0.0").Replace(
            "\n\n--=_b\nContent-Type: text/rfc822-headers", "\n\nFinal-Recipient: rfc822; lain@instansi.example\nAction: failed\nStatus: 5.2.2\n\n--=_b\nContent-Type: text/rfc822-headers", StringComparison.Ordinal);

        DeliveryReport.Parse(report).ShouldBe(new(id, true, "5.2.2"));
    }

    [Theory]
    [InlineData("", "multipart/report")]
    [InlineData("bukan surel", "multipart/report")]
    [InlineData("Content-Type: text/plain\n\nmailbox full", "multipart/report")]
    [InlineData("Content-Type: multipart/report\n\nno boundary", "delivery-status")]
    [InlineData("Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nAction: failed\n--b--", "mail or its headers")]
    public void What_is_no_report_is_told_apart(string text, string missing) => Should.Throw<FormatException>(() => DeliveryReport.Parse(text)).Message.ShouldContain(missing);

    [Fact]
    public void A_report_about_somebody_elses_mail_is_not_ours() =>
        Should.Throw<FormatException>(() => DeliveryReport.Parse(Report(Guid.NewGuid()).Replace("Message-ID: <", "Message-ID: <x", StringComparison.Ordinal))).Message.ShouldContain("Message-ID");

    [Fact]
    public async Task A_bounce_is_recorded_told_and_the_file_moved()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        var id = Guid.ParseExact(kit.Mails.Single().MessageId[1..33], "N");

        Directory.CreateDirectory(kit.Options.Reports);
        Drop(kit, "bounce.eml", Report(id));
        Drop(kit, "junk.eml", "bukan laporan");
        Drop(kit, "unknown.eml", Report(Guid.NewGuid()));
        Drop(kit, "delayed.eml", Report(id, action: "delayed", status: "4.4.1"));
        await kit.Reports.RunAsync(TestContext.Current.CancellationToken);
        Drop(kit, "bounce-again.eml", Report(id));
        await kit.Reports.RunAsync(TestContext.Current.CancellationToken);

        (await kit.StatesAsync()).ShouldBe("bounced");
        (await kit.QueryAsync<string>("SELECT reason FROM mails WHERE state = 'bounced'")).ShouldBe(["5.1.1 smtp; 550 5.1.1 <…>: no such user here"]);
        Names(kit, "done").ShouldBe(["bounce-again.eml", "bounce.eml", "delayed.eml"]);
        Names(kit, "failed").ShouldBe(["junk.eml", "junk.eml.reason.txt", "unknown.eml", "unknown.eml.reason.txt"]);
        Directory.GetFiles(kit.Options.Reports).ShouldBeEmpty();
        await kit.WorkAsync();
        kit.Mails[^1].Text.ShouldContain("surel untuk Sari Dewi tidak sampai");
    }

    [Fact]
    public async Task Mails_and_reports_are_deleted_after_the_retention()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        Directory.CreateDirectory(kit.Options.Reports);
        Drop(kit, "bounce.eml", Report(Guid.NewGuid()));
        await kit.Reports.RunAsync(TestContext.Current.CancellationToken);

        Expire(kit, TimeSpan.FromDays(29)).ShouldBe(0);
        var gone = Expire(kit, TimeSpan.FromDays(2));

        kit.Mails.ShouldBeEmpty();
        gone.ShouldBe(3, "a mail, a report, and why it could not be read");
    }

    private static int Expire(Kit kit, TimeSpan later)
    {
        kit.Clock.Advance(later);
        return Notifications.Channels.ExpiredFiles.DeleteExpired(kit.Options, kit.Clock.GetUtcNow(), new LinesOf<Kit>(kit.Log));
    }

    private static void Drop(Kit kit, string name, string text) => File.WriteAllText(Path.Combine(kit.Options.Reports, name), text);

    private static IEnumerable<string> Names(Kit kit, string folder) =>
        Directory.GetFiles(Path.Combine(kit.Options.Reports, folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static string Report(Guid id, string action = "failed", string status = "5.1.1") => $"""
        From: MAILER-DAEMON@mx.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="=_b"

        This is a MIME-encapsulated message.

        --=_b
        Content-Type: text/plain; charset=us-ascii

        Your message could not be delivered.

        --=_b
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example
        Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0700

        Final-Recipient: rfc822; sari.dewi@instansi.example
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 5.1.1 <sari.dewi@instansi.example>:
            no such user here

        --=_b
        Content-Type: text/rfc822-headers

        Return-Path: <evaluasi@instansi.example>
        Message-ID: <{id:N}@instansi.example>
        Subject: Undangan

        --=_b--
        """;
}
