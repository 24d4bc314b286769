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

    [Theory]
    [InlineData("behaviour", "Survei tentang pelatihan", "Manajemen ASN Angkatan V", "Sebagian formulir Anda")]
    [InlineData("reaction", "Manajemen ASN Angkatan V", "Survei tentang pelatihan", "Sebagian formulir Anda")]
    [InlineData("cohorts", "Manajemen ASN Angkatan V", "Siti <b>Aminah</b>", "Nama orang yang Anda nilai")]
    public async Task A_silent_service_hides_only_its_own_and_the_page_says_that_it_is_not_all(string service, string shown, string missing, string said)
    {
        await using var host = await OpenedAsync();
        host.Api.Silent.Add(service);
        using var response = await host.GetAsync("/answer");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("Keep-On-Device").ShouldBeFalse("the whole list that a device has is the better one");
        var page = (await response.TextAsync()).Read();
        page.ShouldContain(shown);
        page.ShouldNotContain(missing);
        page.ShouldContain(said);
        page.ShouldContain("<a href=\"/answer\">Coba lagi");
        host.Api.Silent.Clear();
        (await host.TextAsync("/answer")).Read().ShouldContain(missing);
    }

    [Fact]
    public async Task Where_nothing_can_be_fetched_nothing_is_said_to_be_done()
    {
        await using var host = await OpenedAsync();
        host.Api.Silent.UnionWith(["behaviour", "reaction"]);
        var page = (await host.TextAsync("/answer")).Read();
        page.ShouldContain("Sejauh ini tidak ada formulir");
        page.ShouldNotContain("Terima kasih");
        (await host.GetAsync("/answer/sent")).Headers.Location!.ToString().ShouldBe("/answer?note=sent");
        host.Api.Silent.Add("learning");
        (await host.GetAsync("/answer")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Who_answers_begins_at_their_forms()
    {
        await using var host = await OpenedAsync();
        using var response = await host.GetAsync("/");
        response.Headers.Location!.ToString().ShouldBe("/answer");
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

    /// <summary>What a page carries that is to be sent once more.</summary>
    private static Dictionary<string, string> Typed(string page) => With(page, []);

    private static async Task<string> PostAsync(PortalHost host, string handler, string page, Dictionary<string, string> fields, string? at = null)
    {
        using var response = await host.PostAsync($"{at ?? Form}?handler={handler}", page, With(page, fields));
        return await response.TextAsync();
    }

    private static Task<HttpResponseMessage> SendAsync(PortalHost host, string summary, (string Field, string Value)? changed = null, string? at = null) =>
        host.PostAsync($"{at ?? Form}?handler=Send", summary, With(summary, changed is { } change ? new() { [change.Field] = change.Value } : []));
}
