using System.Text;
using Evaluation.Contracts.Events;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.Tests.Fixtures;
using Evaluation.Notifications.WriteMails;

namespace Evaluation.Notifications.Tests.Words;

public sealed class TextTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Sari Dewi")]
    [InlineData("Dr. Ir. Ayu \"Ani\" Lestari, M.Si.")]
    [InlineData("Étienne Ñandú 李小龍 😀")]
    [InlineData("=?UTF-8?B?aGFp?=")]
    [InlineData("Nama yang sangat panjang sekali sehingga tidak muat di dalam satu kata bersandi, jadi harus dibagi 李小龍李小龍李小龍李小龍")]
    public void A_name_in_a_header_is_read_as_it_was_written(string name)
    {
        var encoded = HeaderText.EncodeName(name);

        ReceivedMail.Words(encoded.Replace("\r\n ", " ", StringComparison.Ordinal)).ShouldBe(name);
        encoded.ShouldAllBe(letter => letter < 128);
        encoded.Split("\r\n ").ShouldAllBe(line => line.Length <= 75);
    }

    [Theory]
    [InlineData("Sari\r\nBcc: semua@instansi.example")]
    [InlineData("Sari\nBcc: semua@instansi.example\n\nisi lain")]
    [InlineData("Sari\u2028Bcc: x\u0000\u0085")]
    [InlineData("Sari\" <lain@instansi.example>, \"")]
    public void A_name_can_add_no_header_and_no_recipient(string name)
    {
        var letter = new Letter(Guid.NewGuid(), [new(name, "sari@instansi.example")], $"Halo {name}", "isi", "<p>isi</p>", null, Now);

        var mail = Encoding.ASCII.GetString(MimeMessage.Of(letter, "evaluasi@instansi.example"));
        var headers = mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");

        headers.Select(header => header.Split(':')[0]).ShouldBe(["Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type"]);
        headers[3].Split('@').Length.ShouldBe(2, headers[3]);
        headers[3].ShouldEndWith(" <sari@instansi.example>");
    }

    [Theory]
    [InlineData("sari@instansi.example", "sari@instansi.example")]
    [InlineData("  sari+a@instansi.example ", "sari+a@instansi.example")]
    [InlineData("sari@dinas-köln.example", "sari@xn--dinas-kln-67a.example")]
    [InlineData("", null)]
    [InlineData("sari", null)]
    [InlineData("@instansi.example", null)]
    [InlineData("sari@", null)]
    [InlineData("sari@instansi.example\r\nRCPT TO:<lain@x.example>", null)]
    [InlineData("sari@instansi.example>", null)]
    [InlineData("sari <sari@instansi.example>", null)]
    [InlineData("a@b@c.example", null)]
    [InlineData("särí@instansi.example", null)]
    public void An_address_is_one_address_or_none(string given, string? expected) => MailAddresses.Fit(given).ShouldBe(expected);

    [Fact]
    public void What_a_server_says_is_kept_without_addresses() =>
        MailAddresses.Hide("550 5.1.1 <sari.dewi@instansi.example>: user sari.dewi@instansi.example unknown").ShouldBe("550 5.1.1 <…>: user … unknown");

    [Fact]
    public void HTML_is_encoded_and_loads_nothing()
    {
        var html = Blocks.Html("<b>&", [
            new Block.Paragraph(new("<script>alert(1)</script> & \"kutip\"", "<img src=x>")), new Block.Items([new("a<b", "c>d")]),
            new Block.Link(new("buka", "open"), "https://evaluasi.example/l#\"><script>")]);

        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kutip&quot;");
        html.ShouldContain("<div lang=\"id\">");
        html.ShouldContain("<div lang=\"en\">");
    }

    [Fact]
    public void A_calendar_entry_keeps_its_id_when_the_last_day_moves()
    {
        var task = new CohortTasks(Guid.NewGuid(), "Pelatihan, \"A\"", TaskKind.Observation, 6, new(2026, 3, 31), 2);

        var (before, after) = (Lines([task], Now), Lines([task with { ClosesOn = new(2026, 4, 7) }], Now.AddDays(1)));

        Value(after, "UID").ShouldBe(Value(before, "UID"));
        long.Parse(Value(after, "SEQUENCE"), null).ShouldBeGreaterThan(long.Parse(Value(before, "SEQUENCE"), null));
        Value(before, "DTSTART;VALUE=DATE").ShouldBe("20260331");
        Value(before, "DTEND;VALUE=DATE").ShouldBe("20260401");
        Value(before, "SUMMARY").ShouldBe("Hari terakhir / last day: Pelatihan\\, \"A\"");
        before[0].ShouldBe("BEGIN:VCALENDAR");
        before[^1].ShouldBe("END:VCALENDAR");
    }

    [Fact]
    public void The_secret_of_a_link_is_behind_the_sign_that_browsers_do_not_send() =>
        new Uri(PersonalLink.Address(new() { PortalAddress = "https://evaluasi.example/" }, "a+b/c")).PathAndQuery.ShouldBe("/l");

    [Fact]
    public void So_is_the_secret_that_sets_a_password() =>
        PersonalLink.SetPassword(new() { PortalAddress = "https://evaluasi.example/" }, "a+b/c").ShouldBe("https://evaluasi.example/set-password#a%2Bb%2Fc");

    [Fact]
    public void Long_lines_and_dots_survive_the_way()
    {
        var text = $".titik\n{new string('x', 500)} akhir \n李小龍=3D\n.\nhabis";
        var letter = new Letter(Guid.NewGuid(), [new("", "sari@instansi.example")], "uji", text, "<p></p>", null, Now);

        var mail = Encoding.ASCII.GetString(MimeMessage.Of(letter, "evaluasi@instansi.example"));

        mail.Split("\r\n").ShouldAllBe(line => line.Length <= 78);
        ReceivedMail.Parse(mail).Text.TrimEnd('\n').ShouldBe(text);
    }

    private static string[] Lines(IReadOnlyList<CohortTasks> tasks, DateTimeOffset now) => Calendars.Of(tasks, now).Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n");

    private static string Value(string[] lines, string name) => lines.Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..];
}
