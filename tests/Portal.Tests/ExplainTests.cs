using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Tests;

public sealed partial class ExplainTests
{
    [GeneratedRegex("<a class=\"figure\" href=\"([^\"]+)\"")]
    private static partial Regex FigureLink { get; }

    [Theory]
    [InlineData("PSMA-2024-01", "id", "Rumus")]
    [InlineData("ATURAN-2025-01", "en", "Formula")]
    public async Task Every_figure_of_the_page_leads_to_its_explanation(string code, string language, string title)
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = (await host.TextAsync($"/cohorts/{code}?lang={language}")).Read();
        var addresses = FigureLink.Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();
        addresses.Count.ShouldBeGreaterThan(60);
        foreach (var address in addresses)
        {
            using var response = await host.GetAsync(address);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            var text = (await response.TextAsync()).Read();
            text.ShouldContain(title);
            text.ShouldContain(new string('a', 64)); // The hash of the chain.
            Regex.IsMatch(text, @">(formula|figure|kpi|finance|metric|interval)\.[a-z]|\{\d\}").ShouldBeFalse(address);
        }
    }

    [Fact]
    public async Task It_says_the_formula_what_went_in_the_interval_the_target_and_the_versions()
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = (await host.TextAsync("/cohorts/PSMA-2024-01/explain/learning.percentGain?asOf=2026-01-01")).Read();
        foreach (var piece in new[] { "+30,83\u00a0%", "d̄ ÷ x̄ · 100", "+18,55", "60,15", "66 dari 70", "Terbukti", "25\u00a0%", "Versi rencana 2", "Versi rantai 7", "sasaran Perilaku" })
            page.ShouldContain(piece);
        page.ShouldContain("href=\"/cohorts/PSMA-2024-01/explain/learning.gainMean?asOf=2026-01-01\"");
    }

    [Theory]
    [InlineData("PSMA-2024-01")]
    [InlineData("ATURAN-2025-01")]
    [InlineData("CB-LURAH-2024")]
    [InlineData("LATSAR-KOL-2025-07")]
    [InlineData("ANALITIK-2026-02")]
    public async Task Every_figure_names_the_figures_or_the_data_that_it_comes_from(string code)
    {
        await using var host = await PortalHost.SignedInAsync();
        var chain = JsonSerializer.Deserialize<ChainDocument>(host.Api.Chain(code), JsonSerializerOptions.Web)!;
        var figures = new FigureSet(chain, new(new HttpContextAccessor { HttpContext = new DefaultHttpContext() }));

        figures.All.Count().ShouldBeGreaterThan(20);
        figures.All.Where(figure => figure.Inputs.Count == 0 && Words.Vocabulary.Find($"raw.{figure.Formula}", "id") is null).Select(figure => figure.Code).ShouldBeEmpty();
        figures.All.SelectMany(figure => figure.Inputs).Where(input => figures.Find(input) is null).Distinct().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PSMA-2024-01", "learning.posttested", "Nilai tes akhir yang diterima.", "dua desimal")]
    [InlineData("ATURAN-2025-01", "finance.cost", "satuan penuh", "dua desimal")]
    [InlineData("PSMA-2024-01", "links.learning-behaviour", "Rentang melalui transformasi Fisher", "Rentang 95 % berbicara tentang angkatan ini")]
    public async Task It_says_of_each_figure_what_holds_of_it_and_nothing_else(string code, string figure, string said, string notSaid)
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = (await host.TextAsync($"/cohorts/{code}/explain/{figure}")).Read();
        page.ShouldContain(said);
        page.ShouldNotContain(notSaid);
    }

    [Theory]
    [InlineData("comparison", "{\"units\":3,\"measurements\":14,\"comparisonUnits\":4}", "Unit terlatih: n = 3. Unit pembanding: n = 4. Pengukuran, dua dari setiap unit: 14.", "7")]
    [InlineData("trend", "{\"units\":3,\"measurements\":16,\"monthsBefore\":4,\"monthsAfter\":2}", "Unit terlatih: n = 3. Bulan sampai akhir pelatihan: 4; bulan sesudahnya: 2. Pengukuran: 16.", "3")]
    [InlineData("beforeAfter", "{\"units\":1,\"measurements\":1}", "Unit terlatih: n = 1. Pengukuran pada bulan yang dinilai: 1.", "1")]
    public async Task An_effect_says_on_how_many_units_and_measurements_it_rests(string claim, string basis, string said, string n)
    {
        await using var host = await PortalHost.SignedInAsync();
        var kpi = host.Api.Chain("PSMA-2024-01")["results"]!["kpis"]![0]!;
        (kpi["claim"], kpi["units"], kpi["basis"]) = (claim, 3, JsonNode.Parse(basis));
        (await host.TextAsync("/cohorts/PSMA-2024-01/explain/kpi.doc-days.effect")).Read().ShouldContain($"<p>{said}");
        (await host.TextAsync("/cohorts/PSMA-2024-01/explain/kpi.doc-days.actual")).Read().ShouldContain("<p>n = 3 unit terlatih");
        var row = (await host.TextAsync("/cohorts/PSMA-2024-01/chain.csv?table=figures")).Split("\r\n").Single(line => line.Contains($"{kpi["name"]}: efek;", StringComparison.Ordinal));
        row.Split(';')[6].ShouldBe(n);
    }

    [Fact]
    public async Task An_effect_of_an_older_summary_says_nothing_of_what_it_rests_on()
    {
        await using var host = await PortalHost.SignedInAsync();
        (await host.TextAsync("/cohorts/PSMA-2024-01/explain/kpi.doc-days.effect")).Read().ShouldNotContain("n = ");
    }

    [Fact]
    public async Task A_figure_that_there_is_not_is_not_found()
    {
        await using var host = await PortalHost.SignedInAsync();
        (await host.GetAsync("/cohorts/PSMA-2024-01/explain/learning.luck")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Every_formula_is_told_in_both_languages()
    {
        foreach (var (key, words) in Words.Vocabulary.Entries)
        {
            words.Id.ShouldNotBeNullOrWhiteSpace(key);
            words.En.ShouldNotBeNullOrWhiteSpace(key);
        }
        foreach (var key in Words.FormulaWords.Symbols.Keys) Words.Vocabulary.Find($"formula.{key}", "en").ShouldNotBeNull(key);
    }
}
