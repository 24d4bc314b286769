using System.Net;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

/// <summary>A participant who takes a test by personal link.</summary>
public sealed partial class TestTests
{
    private const string Start = "/answer/tests/PIM-2026-11/post", Form = $"{Start}/questions", Result = $"{Start}/result";

    private static readonly Dictionary<string, string> Filled = new() { ["item.s1"] = "Bandung", ["item.s2"] = " ASN ", ["item.s3"] = "Kompeten", ["item.s4"] = "Rapat <script>\r\nmingguan" };

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?! src=\"/answer)", RegexOptions.IgnoreCase)]
    private static partial Regex Inline { get; }

    [GeneratedRegex(@"\b(test|clock|tasks|answer|paper|sent)\.[a-zA-Z]|\{\d\}")]
    private static partial Regex Untranslated { get; }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Every_page_reads_in_both_languages_without_anything_inline(string language)
    {
        await using var host = await AskedAsync();
        await ReadsAsync("/answer");
        await ReadsAsync(Start);
        await BeginAsync(host);
        await ReadsAsync("/answer");
        await ReadsAsync(Start);
        await ReadsAsync(Form);
        host.Api.SittingState = "awaitingMarks";
        await ReadsAsync(Result);

        async Task ReadsAsync(string address)
        {
            using var response = await host.GetAsync($"{address}?lang={language}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            var html = await response.TextAsync();
            Inline.Match(html).Value.ShouldBe("");
            html.ShouldNotContain("<b>…");
            Untranslated.Match(Regex.Replace(html, "(class|href|src|id|name|value|action|formaction|hreflang|lang|data-[a-z]+)=\"[^\"]*\"", "").Read()).Value.ShouldBe("", address);
            response.Headers.TryGetValues("Keep-On-Device", out _).ShouldBe(address == "/answer", "a test stays on no device");
        }
    }

    [Fact]
    public async Task A_test_is_in_the_list_and_its_clock_runs_from_the_start_on()
    {
        await using var host = await AskedAsync();
        (await host.TextAsync("/answer")).Read().ShouldContain("4 soal · 45 menit · sampai");
        var page = (await host.TextAsync(Start)).Read();
        page.ShouldContain("Bila Anda mulai sekarang");
        page.ShouldContain($"sampai {At(host, 45)} WIB");
        host.Api.StartedAt.ShouldBeNull();
        (await host.GetAsync(Form)).Headers.Location!.ToString().ShouldBe(Start);
        await BeginAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        var begun = (await host.TextAsync(Start)).Read();
        begun.ShouldContain($"sampai {At(host, 35)} WIB");
        begun.ShouldContain("Lanjutkan");
        (await host.TextAsync(Form)).ShouldContain($"data-left=\"{35 * 60}\"");
    }

    [Fact]
    public async Task Answers_are_saved_looked_over_with_what_is_blank_and_handed_in_once()
    {
        await using var host = await AskedAsync();
        await BeginAsync(host);
        var form = await host.TextAsync(Form);
        using var saved = await PostAsync(host, "Draft", form, Filled);
        saved.Headers.Location!.ToString().ShouldStartWith($"{Form}?saved=");
        host.Api.TestAnswers.ToJsonString().ShouldBe("""{"s1":"Bandung","s2":"ASN","s3":"Kompeten","s4":"Rapat \u003Cscript\u003E\nmingguan"}""");
        var again = await host.TextAsync(Form);
        again.ShouldContain("value=\"Bandung\" checked");
        again.ShouldContain("value=\"Kompeten\" checked");
        again.ShouldContain("Rapat &lt;script&gt;");
        using var looked = await PostAsync(host, "Review", again, new(Filled) { ["item.s2"] = "", ["item.s4"] = " " });
        var summary = await looked.TextAsync();
        summary.Read().ShouldContain("2 dari 4 soal masih kosong");
        host.Api.TestAnswers.Count.ShouldBe(2, "what is on the summary is saved, in case the time ends there");
        (await PostAsync(host, "Send", summary, [])).Headers.Location!.ToString().ShouldBe(Result);
        (await PostAsync(host, "Send", summary, [])).Headers.Location!.ToString().ShouldStartWith(Result);
        host.Api.HandedIn.ShouldHaveSingleItem().ToJsonString().ShouldBe("""{"s1":"Bandung","s3":"Kompeten"}""");
        var thanks = (await host.TextAsync(Result)).Read();
        thanks.ShouldContain("tes Anda sudah dikumpulkan");
        thanks.ShouldContain("setelah esai Anda dinilai");
        (await host.GetAsync(Form)).Headers.Location!.ToString().ShouldStartWith(Result);
        (await host.GetAsync(Start)).Headers.Location!.ToString().ShouldBe(Result);
        (await host.TextAsync("/answer")).ShouldNotContain(Start);
    }

    [Fact]
    public async Task A_choice_can_be_taken_back_and_is_blank_then()
    {
        await using var host = await AskedAsync();
        await BeginAsync(host);
        var form = await host.TextAsync(Form);
        Regex.Count(form, "value=\"\"> <span>Tidak dijawab").ShouldBe(1, "what is ticked can be unticked, what is written rubbed out");
        (await PostAsync(host, "Draft", form, Filled)).Dispose();
        host.Api.TestAnswers.ContainsKey("s1").ShouldBeTrue();
        using var looked = await PostAsync(host, "Review", await host.TextAsync(Form), new(Filled) { ["item.s1"] = "" });
        var summary = await looked.TextAsync();
        summary.Read().ShouldContain("1 dari 4 soal masih kosong");
        host.Api.TestAnswers.ContainsKey("s1").ShouldBeFalse();
        (await PostAsync(host, "Send", summary, [])).Headers.Location!.ToString().ShouldBe(Result);
        host.Api.HandedIn.ShouldHaveSingleItem().AsObject().ContainsKey("s1").ShouldBeFalse("missing, and not a wrong answer");
    }

    [Fact]
    public async Task Several_options_of_one_question_are_one_answer()
    {
        await using var host = await AskedAsync();
        await BeginAsync(host);
        var form = await host.TextAsync(Form);
        var fields = Hidden.Matches(form).Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value.Read())).Where(field => field.Key.Length < 20)
            .Append(new("item.s3", "Kompeten")).Append(new("item.s3", "Akuntabel")).Append(new("item.s3", "Bukan pilihan"))
            .Append(new("__RequestVerificationToken", Regex.Match(form, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value));
        (await host.Browser.PostAsync($"{Form}?handler=Draft", new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        ((string)host.Api.TestAnswers["s3"]!).ShouldBe("Akuntabel|Kompeten");
        var again = await host.TextAsync(Form);
        again.ShouldContain("value=\"Akuntabel\" checked");
        again.ShouldContain("value=\"Kompeten\" checked");
    }

    [Fact]
    public async Task The_score_is_told_at_once_where_there_is_nothing_to_mark()
    {
        await using var host = await AskedAsync();
        host.Api.TestScore = 80.5m;
        await BeginAsync(host);
        using var looked = await PostAsync(host, "Review", await host.TextAsync(Form), Filled);
        (await PostAsync(host, "Send", await looked.TextAsync(), [])).Dispose();
        (await host.TextAsync(Result)).Read().ShouldContain("Nilai Anda 80,5 dari 100 (batas lulus 70)");
    }

    [Fact]
    public async Task Another_windows_answers_are_replaced_only_when_the_reader_says_so()
    {
        await using var host = await AskedAsync();
        await BeginAsync(host);
        var (first, second) = (await host.TextAsync(Form), await host.TextAsync(Form));
        using var looked = await PostAsync(host, "Review", first, Filled);
        var summary = await looked.TextAsync();
        (await PostAsync(host, "Draft", await host.TextAsync(Form), new() { ["item.s1"] = "Surabaya" })).Dispose();
        using var stale = await PostAsync(host, "Draft", second, new() { ["item.s1"] = "Semarang" });
        var told = await stale.TextAsync();
        told.Read().ShouldContain("dibuka di jendela atau perangkat lain");
        told.ShouldContain("value=\"Semarang\" checked");
        using var refused = await PostAsync(host, "Send", summary, []);
        var asked = await refused.TextAsync();
        asked.Read().ShouldContain("Belum dikumpulkan");
        ((string)host.Api.TestAnswers["s1"]!).ShouldBe("Surabaya");
        host.Api.HandedIn.ShouldBeEmpty();
        (await PostAsync(host, "Send", asked, [])).Headers.Location!.ToString().ShouldBe(Result);
        ((string)host.Api.HandedIn[0]["s1"]!).ShouldBe("Bandung");
    }

    [Fact]
    public async Task When_the_time_is_over_the_page_says_so_calmly_and_what_was_on_its_way_still_counts()
    {
        await using var host = await AskedAsync();
        await BeginAsync(host);
        var form = await host.TextAsync(Form);
        using var looked = await PostAsync(host, "Review", form, Filled);
        var summary = await looked.TextAsync();
        host.Clock.Advance(TimeSpan.FromSeconds((45 * 60) + 20));
        (await PostAsync(host, "Draft", form, Filled)).Headers.Location!.ToString().ShouldBe($"{Result}?note=over");
        (await PostAsync(host, "Review", form, Filled)).Headers.Location!.ToString().ShouldBe($"{Result}?note=over");
        (await host.GetAsync(Form)).Headers.Location!.ToString().ShouldBe($"{Result}?note=over");
        (await host.TextAsync($"{Result}?note=over")).Read().ShouldContain("Pengumpulannya sedang berlangsung");
        (await PostAsync(host, "Send", summary, [])).Headers.Location!.ToString().ShouldBe(Result);
        host.Api.HandedIn.Count.ShouldBe(1);
        var over = (await host.TextAsync($"{Result}?note=over")).Read();
        over.ShouldContain("Waktu tes sudah habis");
        over.ShouldContain("Tidak apa-apa");
    }

    [Fact]
    public async Task An_essay_that_is_too_long_is_told_and_stays()
    {
        await using var host = await AskedAsync();
        await BeginAsync(host);
        using var response = await PostAsync(host, "Review", await host.TextAsync(Form), new(Filled) { ["item.s4"] = new string('k', 8001) });
        var page = await response.TextAsync();
        page.ShouldContain("Lebih dari 8.000 karakter");
        page.ShouldContain(new string('k', 8001));
    }

    [Fact]
    public async Task A_silent_service_or_a_session_that_has_ended_gives_back_what_was_typed()
    {
        await using var host = await AskedAsync();
        await BeginAsync(host);
        var form = await host.TextAsync(Form);
        host.Api.IsSilentOnSend = true;
        using var silent = await PostAsync(host, "Review", form, Filled);
        (await silent.TextAsync()).ShouldContain("Rapat &lt;script&gt;");
        using var summary = await PostAsync(host, "Send", form, Filled);
        (await summary.TextAsync()).ShouldContain("Rapat &lt;script&gt;");
        host.Api.IsSilentOnSend = false;
        host.Api.Token = "another";
        host.Api.IsLinkGood = false;
        using var ended = await PostAsync(host, "Review", form, Filled);
        var kept = await ended.TextAsync();
        kept.Read().ShouldContain("Sesi Anda sudah berakhir");
        kept.ShouldContain("Rapat &lt;script&gt;");
    }

    private static async Task<PortalHost> AskedAsync()
    {
        var host = await AnswerTests.OpenedAsync();
        (host.Api.HasTest, host.Api.Clock) = (true, host.Clock);
        return host;
    }

    private static async Task BeginAsync(PortalHost host) => (await host.PostAsync(Start, await host.TextAsync(Start), [])).Headers.Location!.ToString().ShouldBe(Form);

    // Across midnight the page says the day as well.
    private static string At(PortalHost host, int minutes)
    {
        var (now, end) = (host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)), host.Clock.GetUtcNow().AddMinutes(minutes).ToOffset(TimeSpan.FromHours(7)));
        return (now.Date == end.Date ? "" : new Evaluation.Portal.Words.Display("id").Day(DateOnly.FromDateTime(end.DateTime)) + ", ") + $"{end:HH.mm}";
    }

    private static async Task<HttpResponseMessage> PostAsync(PortalHost host, string handler, string page, Dictionary<string, string> fields)
    {
        var all = Hidden.Matches(page).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Read());
        foreach (var (name, value) in fields) all[name] = value;
        return await host.PostAsync($"{Form}?handler={handler}", page, all);
    }
}
