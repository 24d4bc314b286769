using System.Net;

namespace Evaluation.Portal.Tests;

public sealed partial class AnswerTests
{
    [Fact]
    public async Task A_mistake_loses_nothing_that_was_typed()
    {
        await using var host = await OpenedAsync();
        var page = await PostAsync(host, "Review", await host.TextAsync(Form), new(Filled) { ["applied"] = "" });
        page.ShouldContain("1 pertanyaan belum selesai");
        page.ShouldContain("Rapat &lt;script&gt;");
        page.ShouldContain("name=\"item.service\" value=\"4\" checked");
        page.ShouldContain("name=\"item.accountable\" value=\"x\" checked");
        page.ShouldContain("name=\"barriers\" value=\"workload\" checked");
    }

    [Fact]
    public async Task A_session_that_has_ended_gives_back_what_was_typed_and_takes_it_after_the_link_is_opened_again()
    {
        await using var host = await OpenedAsync();
        var form = await host.TextAsync(Form);
        host.Clock.Advance(TimeSpan.FromHours(13));

        var kept = await PostAsync(host, "Review", form, Filled);
        using var opened = await host.PostAsync("/l", await host.TextAsync("/l"), new() { ["link"] = StubApi.Secret });
        // As the page itself would send it: with the token that the form came with.
        using var again = await host.Browser.PostAsync($"{Form}?handler=Review", new FormUrlEncodedContent(Typed(kept)), TestContext.Current.CancellationToken);
        var summary = await again.TextAsync();

        kept.Read().ShouldContain("Sesi Anda sudah berakhir");
        kept.ShouldContain("Rapat &lt;script&gt;");
        summary.ShouldContain("Kirim jawaban");
        summary.ShouldContain("Rapat &lt;script&gt;");
    }

    [Fact]
    public async Task A_form_is_looked_at_then_sent_and_a_double_click_makes_one_answer()
    {
        await using var host = await OpenedAsync();
        var summary = await PostAsync(host, "Review", await host.TextAsync(Form), Filled);
        summary.Read().ShouldContain("Tidak sempat mengamati");
        summary.ShouldContain("Beban kerja");
        (await SendAsync(host, summary)).Headers.Location!.ToString().ShouldBe("/answer/sent");
        (await SendAsync(host, summary)).Headers.Location!.ToString().ShouldBe("/answer/sent");
        var sent = host.Api.Observations.ShouldHaveSingleItem();
        ((int)sent["answers"]!["service"]!).ShouldBe(4);
        sent["answers"]!["accountable"].ShouldBeNull();
        ((string)sent["applied"]!).ShouldBe("partial");
        (await host.GetAsync("/answer/sent")).Headers.Location!.ToString().ShouldBe("/answer?note=sent");
    }

    [Fact]
    public async Task What_was_changed_after_going_back_replaces_the_answer_only_when_the_reader_says_so()
    {
        await using var host = await OpenedAsync();
        var summary = await PostAsync(host, "Review", await host.TextAsync(Form), Filled);
        (await SendAsync(host, summary)).Dispose();
        using var again = await SendAsync(host, summary, ("item.service", "2"));
        var asked = await again.TextAsync();
        asked.ShouldContain("sudah terkirim dengan jawaban lain");
        host.Api.Observations.Count.ShouldBe(1);
        (await SendAsync(host, asked)).Headers.Location!.ToString().ShouldBe("/answer/sent");
        ((int)host.Api.Observations[1]["answers"]!["service"]!).ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_is_corrected_and_another_windows_correction_is_not_lost_unseen()
    {
        await using var host = await OpenedAsync();
        (await SendAsync(host, await PostAsync(host, "Review", await host.TextAsync(Form), Filled))).Dispose();
        var first = await PostAsync(host, "Review", await host.TextAsync(Form), new(Filled) { ["item.service"] = "5" });
        var second = await PostAsync(host, "Review", await host.TextAsync(Form), new(Filled) { ["item.service"] = "1" });
        first.ShouldContain("Kirim perbaikan");
        (await SendAsync(host, first)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var stale = await SendAsync(host, second);
        (await stale.TextAsync()).ShouldContain("diperbaiki di jendela lain");
        host.Api.Observations.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_is_kept_by_its_button_and_quietly_but_not_over_another_windows_draft()
    {
        await using var host = await OpenedAsync();
        var page = await host.TextAsync(Form);
        using var saved = await host.PostAsync($"{Form}?handler=Draft", page, With(page, Filled));
        saved.Headers.Location!.ToString().ShouldStartWith($"{Form}?saved=");
        var opened = await host.TextAsync(saved.Headers.Location!.ToString());
        opened.ShouldContain("Tersimpan ");
        opened.ShouldContain("name=\"item.service\" value=\"4\" checked");
        using var other = await host.PostAsync($"{Form}?handler=Draft", page, With(page, Filled));
        (await other.TextAsync()).ShouldContain("diubah di jendela lain");
        host.Api.DraftVersion.ShouldBe(1);
        host.Browser.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        using var quiet = await host.PostAsync($"{Form}?handler=Draft", opened, With(opened, Filled));
        (await quiet.TextAsync()).ShouldContain("\"version\":2");
    }

    [Fact]
    public async Task A_silent_service_leaves_what_was_typed_on_the_page()
    {
        await using var host = await OpenedAsync();
        var summary = await PostAsync(host, "Review", await host.TextAsync(Form), Filled);
        host.Api.IsSilentOnSend = true;
        using var response = await SendAsync(host, summary);
        var page = await response.TextAsync();
        page.ShouldContain("masih di halaman ini");
        page.ShouldContain("Rapat &lt;script&gt;");
        host.Api.IsSilentOnSend = false;
        (await SendAsync(host, page)).Headers.Location!.ToString().ShouldBe("/answer/sent");
    }

    [Fact]
    public async Task Even_where_nothing_answers_at_all_the_form_comes_back_with_what_was_typed()
    {
        await using var host = await OpenedAsync();
        var page = await host.TextAsync(Form);
        host.Api.RefuseWith = 503;
        using var response = await host.PostAsync($"{Form}?handler=Review", page, With(page, Filled));
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var kept = await response.TextAsync();
        kept.ShouldContain("Coba lagi");
        host.Api.RefuseWith = null;
        (await PostAsync(host, "Review", kept, [])).ShouldContain("Kirim jawaban");
    }
}
