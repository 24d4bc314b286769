using System.Net;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

public sealed partial class AnswerTests
{
    private static readonly string Form = $"/answer/observations/{StubApi.Observed:D}";

    private static readonly Dictionary<string, string> Filled = new()
    {
        ["item.service"] = "4", ["item.accountable"] = "x", ["applied"] = "partial", ["barriers"] = "workload", ["evidence"] = "Rapat <script>", ["comment"] = "=1+1",
    };

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?! src=\"/answer)", RegexOptions.IgnoreCase)]
    private static partial Regex Inline { get; }

    [GeneratedRegex(@"\b(open|tasks|answer|instead|sent|group|barrier|applied|category)\.[a-zA-Z]|\{\d\}|supervisor-support")]
    private static partial Regex Untranslated { get; }

    [Theory]
    [InlineData("/answer", "id")]
    [InlineData("/answer", "en")]
    [InlineData("/answer/observations/11111111-0000-7000-8000-000000000001", "id")]
    [InlineData("/answer/observations/11111111-0000-7000-8000-000000000001", "en")]
    [InlineData("/answer/observations/11111111-0000-7000-8000-000000000003", "en")]
    [InlineData("/answer/observations/11111111-0000-7000-8000-000000000001/instead", "en")]
    [InlineData("/answer/surveys/PIM-2026-11", "id")]
    [InlineData("/l", "id")]
    [InlineData("/l", "en")]
    public async Task Every_page_reads_in_both_languages_without_anything_inline(string address, string language)
    {
        await using var host = await OpenedAsync();
        using var response = await host.GetAsync($"{address}?lang={language}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await response.TextAsync();
        html.ShouldContain($"<html lang=\"{language}\"");
        Inline.Match(html).Value.ShouldBe("");
        html.ShouldNotContain("<b>Aminah");
        Untranslated.Match(Regex.Replace(html, "(class|href|src|id|name|value|action|formaction|hreflang|lang)=\"[^\"]*\"", "").Read()).Value.ShouldBe("");
    }

    [Fact]
    public async Task What_is_left_to_do_is_listed_with_names_and_closing_days()
    {
        await using var host = await OpenedAsync();
        var page = (await host.TextAsync("/answer")).Read();
        foreach (var piece in new[] { "4 formulir", "Manajemen ASN Angkatan V", "Siti <b>Aminah</b>", "sampai 20 Desember 2026", "Atasan", "Penilaian diri Anda", "nama tidak ditampilkan", "Survei tentang pelatihan" })
            page.ShouldContain(piece);
    }

    [Fact]
    public async Task Who_answers_begins_at_their_forms()
    {
        await using var host = await OpenedAsync();
        using var response = await host.GetAsync("/");
        response.Headers.Location!.ToString().ShouldBe("/answer");
    }

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
    public async Task Each_is_asked_what_they_can_say()
    {
        await using var host = await OpenedAsync();
        var peer = await host.TextAsync($"/answer/observations/{StubApi.ByPeer:D}");
        peer.ShouldNotContain("name=\"applied\"");
        peer.ShouldNotContain("name=\"barriers\"");
        peer.ShouldContain("name=\"evidence\"");
        var self = await host.TextAsync($"/answer/observations/{StubApi.Self:D}");
        self.ShouldNotContain("name=\"applied\"");
        self.ShouldNotContain("name=\"evidence\"");
        self.ShouldContain("Belum ada kesempatan");
    }

    [Fact]
    public async Task In_the_place_of_an_observation_a_rater_says_why_there_is_none()
    {
        await using var host = await OpenedAsync();
        var page = await host.TextAsync($"{Form}/instead");
        using var empty = await host.PostAsync($"{Form}/instead?handler=CouldNotObserve", page, new() { ["reason"] = " " });
        (await empty.TextAsync()).ShouldContain("Tulis sebabnya");
        using var said = await host.PostAsync($"{Form}/instead?handler=CouldNotObserve", page, new() { ["reason"] = "Beda lokasi" });
        said.Headers.Location!.ToString().ShouldBe("/answer?note=declined");
        (await host.PostAsync($"{Form}/instead?handler=NotMyStaff", page, [])).Dispose();
        host.Api.Said.ShouldBe(["could-not-observe Beda lokasi", "not-my-staff"]);
    }

    [Fact]
    public async Task An_anonymous_survey_says_so_and_keeps_no_draft()
    {
        await using var host = await OpenedAsync();
        host.Api.IsAnonymous = true;
        var page = await host.TextAsync("/answer/surveys/PIM-2026-11");
        page.ShouldContain("anonim");
        page.ShouldNotContain("handler=Draft");
        var summary = await PostAsync(host, "Review", page, new() { ["item.1.1"] = "4" }, "/answer/surveys/PIM-2026-11");
        (await SendAsync(host, summary, at: "/answer/surveys/PIM-2026-11")).Headers.Location!.ToString().ShouldBe("/answer/sent");
        var sent = host.Api.Responses.ShouldHaveSingleItem();
        sent["respondent"].ShouldBeNull();
        ((string)sent["group"]!).ShouldBe("participant");
    }

    [Fact]
    public async Task A_form_that_is_asked_no_more_leads_back_to_the_list()
    {
        await using var host = await OpenedAsync();
        using var response = await host.GetAsync($"/answer/observations/{Guid.NewGuid():D}");
        response.Headers.Location!.ToString().ShouldBe("/answer?note=gone");
    }

    internal static async Task<PortalHost> OpenedAsync()
    {
        var host = await PortalHost.StartAsync();
        using var opened = await host.PostAsync("/l", await host.TextAsync("/l"), new() { ["link"] = $"https://evaluasi.example/l#{StubApi.Secret}" });
        opened.Headers.Location!.ToString().ShouldBe("/answer");
        return host;
    }

    private static Dictionary<string, string> With(string page, Dictionary<string, string> fields)
    {
        var all = Hidden.Matches(page).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Read());
        foreach (var (name, value) in fields) all[name] = value;
        return all;
    }

    private static async Task<string> PostAsync(PortalHost host, string handler, string page, Dictionary<string, string> fields, string? at = null)
    {
        using var response = await host.PostAsync($"{at ?? Form}?handler={handler}", page, With(page, fields));
        return await response.TextAsync();
    }

    private static Task<HttpResponseMessage> SendAsync(PortalHost host, string summary, (string Field, string Value)? changed = null, string? at = null) =>
        host.PostAsync($"{at ?? Form}?handler=Send", summary, With(summary, changed is { } change ? new() { [change.Field] = change.Value } : []));
}
