using System.Net;
using System.Text.RegularExpressions;

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
