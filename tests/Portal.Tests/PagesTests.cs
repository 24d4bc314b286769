using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

public sealed partial class PagesTests
{
    public static TheoryData<string, string> SamplesInBothLanguages => new(
        from code in new[] { "ANALITIK-2026-02", "ATURAN-2025-01", "CB-LURAH-2024", "LATSAR-KOL-2025-07", "PSMA-2024-01" }
        from language in new[] { "id", "en" }
        select (code, language));

    [GeneratedRegex("<script|<style|\\sstyle=|\\son[a-z]+=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline { get; }

    [GeneratedRegex(@"\b(level|state|verdict|metric|group|category|barrier|claim|reading|phase|short|sentence)\.[a-z]|NaN|∞|\bnull\b|\bvery-good\b|\bnotMeasured\b *<|\{\d\}")]
    private static partial Regex Untranslated { get; }

    [Theory]
    [MemberData(nameof(SamplesInBothLanguages))]
    public async Task A_chain_page_reads_in_both_languages_without_anything_inline(string code, string language)
    {
        await using var host = await PortalHost.SignedInAsync();
        using var response = await host.GetAsync($"/cohorts/{code}?lang={language}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await response.TextAsync();
        Inline.Match(html).Value.ShouldBe("");
        html.ShouldContain($"<html lang=\"{language}\"");
        // Also without what a form is protected by, which is random.
        var text = Regex.Replace(html, "(class|href|id|hreflang|lang)=\"[^\"]*\"|value=\"CfDJ8[^\"]*\"", "").Read();
        Untranslated.Match(text).Value.ShouldBe("");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        foreach (var target in host.Api.Chain(code).Where(level => level.Key != "plan").SelectMany(level => level.Value is System.Text.Json.Nodes.JsonObject o && o["targets"] is { } targets ? targets.AsArray() : []))
            text.ShouldContain(language == "id" ? IdState((string)target!["state"]!) : EnState((string)target!["state"]!));
    }

    [Fact]
    public async Task Numbers_dates_and_money_are_written_as_the_reader_writes_them()
    {
        await using var host = await PortalHost.SignedInAsync();
        var id = (await host.TextAsync("/cohorts/PSMA-2024-01")).Read();
        foreach (var piece in new[] { "Rantai terputus di tingkat Perilaku.", "4,21", "39,68\u00a0%", "15 Maret 2024", "Rp256.000.000", "≥\u00a03,41", "Beban kerja", "belum jelas" })
            id.ShouldContain(piece);
        var en = (await host.TextAsync("/cohorts/PSMA-2024-01?lang=en")).Read();
        foreach (var piece in new[] { "The chain is broken at Behaviour.", "4.21", "39.68%", "15 March 2024", "Rp256,000,000", "Workload", "unclear" })
            en.ShouldContain(piece);
        // The switch is remembered.
        (await host.TextAsync("/cohorts/CB-LURAH-2024")).ShouldContain("Incomplete");
    }

    [Theory]
    [InlineData(4.185, "4,19")]
    [InlineData(4.2024, "4,20")]
    [InlineData(-0.005, "−0,01")]
    [InlineData(1234567.891, "1.234.567,89")]
    public void Numbers_are_rounded_half_away_from_zero(double value, string expected) => new Words.Display("id").Number(value).ShouldBe(expected);

    [Fact]
    public async Task An_incomplete_chain_says_where_evidence_is_missing()
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = (await host.TextAsync("/cohorts/CB-LURAH-2024")).Read();
        page.ShouldContain("Tidak ada bukti di tingkat Pembelajaran, Perilaku dan Hasil.");
        page.ShouldNotContain("Tidak ada yang menonjol");
    }

    [Fact]
    public async Task A_level_that_is_still_awaited_stands_under_why()
    {
        await using var host = await PortalHost.SignedInAsync();
        var chain = host.Api.Chain("CB-LURAH-2024");
        (chain["verdict"]!["state"], chain["verdict"]!["holes"]) = ("inProgress", new System.Text.Json.Nodes.JsonArray());
        foreach (var level in new[] { "learning", "behaviour", "results" })
            chain[level] = new System.Text.Json.Nodes.JsonObject
            {
                ["phase"] = level == "learning" ? "open" : "upcoming", ["state"] = "notMeasured", ["targets"] = new System.Text.Json.Nodes.JsonArray(), ["opensOn"] = "2027-01-01", ["closesOn"] = "2027-02-01",
            };
        var page = (await host.TextAsync("/cohorts/CB-LURAH-2024")).Read();
        page.ShouldContain("<li>Pembelajaran, Perilaku dan Hasil belum diukur.</li>");
        page.ShouldNotContain("Tidak ada yang menonjol");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/explain/learning.percentGain")]
    [InlineData("/chain.csv")]
    public async Task A_date_that_cannot_be_read_is_told_and_no_other_day_is_shown(string page)
    {
        await using var host = await PortalHost.SignedInAsync();
        foreach (var date in new[] { "31-12-2026", "01/02/2026", "besok" })
        {
            using var answer = await host.GetAsync($"/cohorts/PSMA-2024-01{page}?asOf={date}");
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Read().ShouldContain($"“{date}” bukan tanggal. Tulis tahun-bulan-hari");
        }
        (await host.TextAsync($"/cohorts/PSMA-2024-01{page}?asOf=")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Means_on_different_scales_stand_in_pictures_of_their_own()
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Api.Chain("PSMA-2024-01")["plan"] = OnScaleTo(5);
        host.Api.Copy("PSMA-2024-01", "PSMA-SAMA", "Angkatan skala lima", years: 1);
        (await host.TextAsync("/programmes/PSMA")).Read().ShouldNotContain("skala 1–5");
        host.Api.Copy("PSMA-2024-01", "PSMA-SKALA", "Angkatan skala sepuluh", years: 2)["plan"] = OnScaleTo(10);
        var page = (await host.TextAsync("/programmes/PSMA")).Read();
        page.ShouldContain("<figcaption>Reaksi: Skor peserta (skala 1–5)</figcaption>");
        page.ShouldContain("<figcaption>Reaksi: Skor peserta (skala 1–10)</figcaption>");
        page.ShouldContain("<span class=\"quiet\"> (skala 1–10)</span>");
        page.ShouldNotContain("<figcaption>Pembelajaran: Kenaikan (skala");

        static JsonNode OnScaleTo(int max) => JsonNode.Parse($$"""
            {
              "reaction": { "instrument": { "name": "R", "scale": { "min": 1, "max": {{max}} }, "dimensions": [] }, "identity": "confidential" },
              "behaviour": { "instrument": { "name": "B", "scale": { "min": 1, "max": {{max}} } } }
            }
            """)!;
    }

    [Fact]
    public async Task What_a_level_holds_before_it_opens_is_no_reason_for_anything()
    {
        await using var host = await PortalHost.SignedInAsync();
        var chain = host.Api.Chain("PSMA-2024-01");
        (await host.TextAsync("/cohorts/PSMA-2024-01")).Read().ShouldContain("Hambatan yang paling sering disebut");
        (chain["verdict"]!["state"], chain["verdict"]!["brokenAt"]) = ("inProgress", null);
        foreach (var level in new[] { "behaviour", "results" })
        {
            (chain[level]!["phase"], chain[level]!["state"]) = ("upcoming", "notMeasured");
            foreach (var target in chain[level]!["targets"]!.AsArray()) target!["state"] = "failed";
        }
        foreach (var wave in chain["behaviour"]!["waves"]!.AsArray()) wave!["phase"] = "upcoming";

        var why = (await host.TextAsync("/cohorts/PSMA-2024-01")).Read().Split("Mengapa</h2>")[1].Split("</ul>")[0];
        why.ShouldContain("Perilaku dan Hasil belum diukur");
        why.ShouldNotContain("sasaran paling sedikit");
        why.ShouldNotContain("Hambatan");
    }

    [Fact]
    public async Task The_figures_of_a_kpi_stand_with_its_unit()
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Api.Chain("PSMA-2024-01")["results"]!["kpis"]![0]!["unitOfMeasure"] = "hari";
        var page = (await host.TextAsync("/cohorts/PSMA-2024-01")).Read();
        foreach (var piece in new[] { ">14,00\u00a0hari<", ">10,50\u00a0hari<", ">11,33\u00a0hari</a>", ">−0,97\u00a0hari</a>", "−1,71 … −0,23\u00a0hari", "14,00 → 11,33\u00a0hari", "sasaran 10,50\u00a0hari" })
            page.ShouldContain(piece);
        page.ShouldContain(">−19,05\u00a0%</a>");
        (await host.TextAsync("/cohorts/PSMA-2024-01/explain/kpi.doc-days.actual")).Read().ShouldContain("11,33\u00a0hari");
    }

    [Theory]
    [InlineData(15, 10, 11, -4, "15", "10", "11", "−4")]
    [InlineData(15, 10.5, 11, -3.61, "15,0", "10,5", "11,0", "−3,61")]
    [InlineData(15, 10, 11.25, -3.75, "15,00", "10,00", "11,25", "−3,75")]
    [InlineData(15, 10, 11.999, -3, "15", "10", "12", "−3")]
    [InlineData(1500, 1000.5, 1100, -400, "1.500,0", "1.000,5", "1.100,0", "−400,0")]
    public async Task The_figures_of_one_kpi_are_written_alike(double baseline, double target, double actual, double effect, params string[] said)
    {
        await using var host = await PortalHost.SignedInAsync();
        var kpi = host.Api.Chain("PSMA-2024-01")["results"]!["kpis"]![0]!;
        (kpi["baseline"], kpi["target"], kpi["actual"], kpi["effect"], kpi["effectLow"], kpi["effectHigh"]) = (baseline, target, actual, effect, null, null);
        var page = (await host.TextAsync("/cohorts/PSMA-2024-01")).Read();
        foreach (var (name, text) in new[] { ("Awal", said[0]), ("Sasaran", said[1]) }) page.ShouldContain($"data-label=\"{name}\">{text}</td>");
        foreach (var (name, text) in new[] { ("actual", said[2]), ("effect", said[3]) }) page.ShouldContain($"/explain/kpi.doc-days.{name}\">{text}</a>");
        page.ShouldContain($"{said[0]} → {said[2]}");
        page.ShouldContain($"sasaran {said[1]}");
    }

    [Fact]
    public async Task The_interval_of_a_target_is_written_with_its_signs()
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = (await host.TextAsync("/cohorts/PSMA-2024-01")).Read();
        var target = host.Api.Chain("PSMA-2024-01")["learning"]!["targets"]!.AsArray().Single(target => (string)target!["metric"]! == "percentGain")!;
        var d = new Words.Display("id");
        page.ShouldContain($"<td class=\"n\">{d.SignedPercent((double)target["low"]!)} … {d.SignedPercent((double)target["high"]!)}</td>");
    }

    [Fact]
    public async Task The_overview_says_in_which_order_it_stands()
    {
        await using var host = await PortalHost.SignedInAsync();
        (await host.TextAsync("/")).ShouldContain("Urutan: yang terputus, lalu yang berisiko");
    }

    [Fact]
    public async Task A_level_that_is_not_in_the_plan_is_said_to_be_so()
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Api.Chain("CB-LURAH-2024")["results"] = null;
        (await host.TextAsync("/cohorts/CB-LURAH-2024")).ShouldContain("Tidak direncanakan");
        (await host.TextAsync("/")).ShouldContain("Tidak direncanakan");
    }

    [Fact]
    public async Task Suppressed_figures_say_that_they_are_hidden_and_why()
    {
        await using var host = await PortalHost.SignedInAsync();
        var wave = host.Api.Chain("PSMA-2024-01")["behaviour"]!["waves"]![0]!;
        foreach (var figure in new[] { "observed", "coverage", "score", "low", "high", "applicationRate", "applied" }) wave[figure] = null;
        wave["suppressed"] = true;
        var html = await host.TextAsync("/cohorts/PSMA-2024-01");
        html.ShouldContain("1 sampai 4 orang");
        html.ShouldContain("disembunyikan");
        (await host.TextAsync("/cohorts/PSMA-2024-01/explain/behaviour.6.score")).ShouldContain("disembunyikan");
    }

    [Fact]
    public async Task A_level_whose_targets_are_hidden_is_not_said_to_be_unmeasured()
    {
        await using var host = await PortalHost.SignedInAsync();
        var chain = host.Api.Chain("PSMA-2024-01");
        foreach (var target in chain["behaviour"]!["targets"]!.AsArray())
        {
            foreach (var figure in new[] { "value", "low", "high" }) target![figure] = null;
            (target!["state"], target["suppressed"]) = ("notMeasured", true);
        }
        chain["behaviour"]!["state"] = "notMeasured";
        chain["verdict"] = new JsonObject { ["state"] = "incomplete", ["brokenAt"] = null, ["holes"] = new JsonArray("behaviour"), ["atRisk"] = new JsonArray() };

        var page = (await host.TextAsync("/cohorts/PSMA-2024-01")).Read();
        page.ShouldContain("Sebagian disembunyikan: sasaran Perilaku tidak ditampilkan di sini untuk melindungi kelompok kurang dari 5 orang.");
        page.ShouldContain("diukur, tetapi tidak ditampilkan agar orang dalam kelompok kecil tidak dapat dikenali.");
        page.ShouldNotContain("Perilaku tidak diukur");
        page.ShouldNotContain("Tidak ada bukti di tingkat Perilaku");
        page.ShouldNotContain("Belum diukur");
        (await host.TextAsync("/programmes/PSMA")).Read().ShouldContain("Sebagian disembunyikan");
    }

    [Fact]
    public async Task A_level_of_which_some_targets_are_hidden_bears_the_state_of_the_others()
    {
        await using var host = await PortalHost.SignedInAsync();
        var level = host.Api.Chain("PSMA-2024-01")["reaction"]!;
        var (hidden, shown) = (level["targets"]![0]!, level["targets"]![0]!.DeepClone());
        level["targets"]!.AsArray().Add(shown);
        foreach (var figure in new[] { "value", "low", "high" }) hidden[figure] = null;
        (hidden["state"], hidden["suppressed"], level["state"], level["shown"]) = ("notMeasured", true, "notMeasured", "met");
        (shown["metric"], shown["state"]) = ("responseRate", "met");

        var page = (await host.TextAsync("/cohorts/PSMA-2024-01")).Read();
        page.ShouldContain("class=\"mark met\"><span aria-hidden=\"true\">◐</span> Tercapai, sebagian disembunyikan</span>");
        page.ShouldContain("◐ Tercapai · ▒ tersembunyi");
        (await host.TextAsync("/?lang=en")).Read().ShouldContain("<span aria-hidden=\"true\">◐</span> Met, some hidden</span>");
    }

    [Fact]
    public async Task What_people_typed_is_text_and_never_markup()
    {
        await using var host = await PortalHost.SignedInAsync();
        const string Evil = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
        var chain = host.Api.Chain("PSMA-2024-01");
        chain["cohort"]!["name"] = Evil;
        chain["cohort"]!["agency"]!["name"] = Evil;
        chain["results"]!["kpis"]![0]!["name"] = Evil;
        foreach (var address in new[] { "/", "/cohorts/PSMA-2024-01", "/?agency=%22%3E%3Cscript%3E", "/sign-in?returnUrl=%22%3E%3Cscript%3E" })
        {
            var html = await host.TextAsync(address);
            html.ShouldNotContain("<script");
            html.ShouldNotContain("<img");
        }
    }

    [Fact]
    public async Task The_list_puts_broken_chains_first_and_keeps_its_filters_in_the_address()
    {
        await using var host = await PortalHost.SignedInAsync();
        var html = (await host.TextAsync("/?agency=BKN&state=broken")).Read();
        html.LastIndexOf("Terputus di", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("<strong>Rantai utuh", StringComparison.Ordinal));
        html.ShouldContain("value=\"BKN\" selected");
        host.Api.LastQuery.Value.ShouldBe("?limit=200&order=attention&facets=true&agency=BKN&state=broken");
        var next = Regex.Match(html, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value;
        next.ShouldBe("/?agency=BKN&state=broken&cursor=next%20page%2B1");
        await host.TextAsync(next);
        host.Api.LastQuery.Value!.ShouldContain("cursor=next%20page%2B1");
    }

    [Fact]
    public async Task An_empty_list_says_what_to_do()
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Api.IsEmpty = true;
        (await host.TextAsync("/")).ShouldContain("Belum ada angkatan");
        (await host.TextAsync("/?state=broken")).ShouldContain("Tidak ada angkatan yang cocok");
    }

    [Fact]
    public async Task The_date_of_the_verdict_is_asked_of_the_api()
    {
        await using var host = await PortalHost.SignedInAsync();
        await host.TextAsync("/cohorts/PSMA-2024-01?asOf=2024-12-01");
        host.Api.LastQuery.Value.ShouldBe("?asOf=2024-12-01");
    }

    [Theory]
    [InlineData("/cohorts/NO-SUCH-1", HttpStatusCode.NotFound, "Tidak ditemukan")]
    [InlineData("/no/such/page", HttpStatusCode.NotFound, "Tidak ditemukan")]
    [InlineData("/cohorts/%20", HttpStatusCode.NotFound, "Tidak ditemukan")]
    [InlineData("/cohorts/%20/paper/scores", HttpStatusCode.NotFound, "Tidak ditemukan")]
    public async Task What_is_not_there_is_said_with_what_to_do(string address, HttpStatusCode status, string words)
    {
        await using var host = await PortalHost.SignedInAsync();
        using var response = await host.GetAsync(address);
        response.StatusCode.ShouldBe(status);
        var text = await response.TextAsync();
        text.ShouldContain(words);
        text.Split("<main").Length.ShouldBe(2, "one page, not a page in a page");
    }

    [Theory]
    [InlineData(403, HttpStatusCode.Forbidden, "Bukan bagian peran Anda")]
    [InlineData(422, HttpStatusCode.UnprocessableEntity, "Permintaan tidak diterima")]
    [InlineData(500, HttpStatusCode.InternalServerError, "Layanan tidak menjawab")]
    [InlineData(503, HttpStatusCode.ServiceUnavailable, "Layanan tidak menjawab")]
    public async Task A_refusal_of_the_api_becomes_a_page(int refusal, HttpStatusCode status, string words)
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Api.RefuseWith = refusal;
        using var response = await host.GetAsync("/");
        response.StatusCode.ShouldBe(status);
        (await response.TextAsync()).ShouldContain(words);
    }

    [Fact]
    public async Task The_stylesheet_may_be_kept_for_ever_and_needs_no_session()
    {
        await using var host = await PortalHost.StartAsync();
        var address = Regex.Match(await host.TextAsync("/sign-in"), "href=\"(/portal\\.[0-9a-f]{12}\\.css)\"").Groups[1].Value;
        using var response = await host.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        response.Headers.CacheControl!.Extensions.ShouldContain(extension => extension.Name == "immutable");
    }

    [Theory]
    [InlineData("http://+:5080", "http://localhost:5080/")]
    [InlineData("http://*:5080", "http://localhost:5080/")]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:5080", "http://[::1]:5080/")]
    public void An_address_that_means_every_interface_is_called_on_this_machine(string listening, string expected) =>
        Api.ApiAddress.Reachable(listening).ToString().ShouldBe(expected);

    private static string IdState(string state) => state switch { "proven" => "Terbukti", "met" => "Tercapai", "failed" => "Tidak tercapai", "notMeasured" => "Belum diukur", _ => "Belum pasti" };

    private static string EnState(string state) => state switch { "proven" => "Proven", "met" => "Met", "failed" => "Not met", "notMeasured" => "Not measured", _ => "Inconclusive" };
}
