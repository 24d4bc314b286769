using Evaluation.Hosting.Security;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

public sealed partial class TrainingUnitJourneyTests
{
    [Theory(Timeout = Visit.Longest)]
    [MemberData(nameof(Readers))]
    public async Task A_training_unit_enters_results_and_the_chain_follows(string language, int width)
    {
        var name = $"HASIL{language.ToUpperInvariant()}{width}";
        var cohort = $"KPI-{name}";
        await host.AccountAsync($"unit-{name}", Roles.TrainingUnit, name);
        await host.CohortAsync("latsar-kol-2025-07", cohort, "Latsar yang sudah setahun", name, Today.AddDays(-10).AddMonths(-12), "kpis.csv", "learning.csv");
        await using var window = await chromium.WindowAsync(host.Address, language, width);
        var page = await window.NewPageAsync();
        var look = new Look(page, $"results-{language}-{width}", width);
        var (none, met, comma) = language == "id" ? ("Belum diukur", "Tercapai", "28,5") : ("Not measured", "Met", "28.5");

        await SignInAsync(page, $"unit-{name}");
        await page.GotoAsync($"/cohorts/{cohort}");
        await Assertions.Expect(page.Locator("#results .mark").First).ToContainTextAsync(none);
        await page.GotoAsync($"/cohorts/{cohort}/results");
        await look.AtAsync("1-empty");
        foreach (var (kpi, value) in new[] { ("complaints", comma), ("cross-unit", "6") })
        {
            await page.Locator("details").Filter(new() { Has = page.Locator("#measured-kpi") }).Locator("summary").ClickAsync();
            await page.SelectOptionAsync("#measured-kpi", kpi);
            await page.SelectOptionAsync("#measured-month", "12");
            await page.FillAsync("#measured-unit", "Dinas Kesehatan");
            await page.FillAsync("#measured-value", "banyak");
            await page.Locator("form[action='?handler=Measure'] button").ClickAsync();
            await Assertions.Expect(page.Locator(".problem").First).ToBeVisibleAsync();
            (await page.InputValueAsync("#measured-value")).ShouldBe("banyak");
            (await page.InputValueAsync("#measured-kpi")).ShouldBe(kpi);
            await page.FillAsync("#measured-value", value);
            await page.Locator("form[action='?handler=Measure'] button").ClickAsync();
            await Assertions.Expect(page.Locator(".notice").First).ToBeVisibleAsync();
        }
        foreach (var (kind, amount) in new[] { ("cost", "184.000.000"), ("benefit", "510.000.000") })
        {
            await page.Locator("#finance summary").ClickAsync();
            await page.SelectOptionAsync("#finance-kind", kind);
            await page.FillAsync("#finance-description", "Jam kerja <i>");
            await page.FillAsync("#finance-amount", language == "id" ? amount : amount.Replace('.', ','));
            await page.FillAsync("#finance-attribution", "60");
            await page.FillAsync("#finance-confidence", "80");
            await page.Locator("#finance form button").ClickAsync();
            await Assertions.Expect(page.Locator("#finance table")).ToContainTextAsync(language == "id" ? $"Rp{amount}" : $"Rp{amount.Replace('.', ',')}");
        }
        await SeeAfterReloadAsync(page, $"/cohorts/{cohort}", "#results .mark", met);
        await page.GotoAsync($"/cohorts/{cohort}/results");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        await look.AtAsync("2-entered");

        await page.Locator($"a[href*='/{cohort}/results/measurements/']").First.ClickAsync();
        await look.AtAsync("3-correct");
        await page.FillAsync("#measured-value", "1");
        await page.Locator(".answer form button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice").First).ToBeVisibleAsync();
        await page.Locator($"a[href*='/{cohort}/results/finance/']").Last.ClickAsync();
        (await page.InputValueAsync("#finance-attribution")).ShouldBe("60");
        await page.Locator("a[href*='/withdraw/']").ClickAsync();
        await look.AtAsync("3-withdraw");
        await page.FillAsync("#reason", "Dientri dua kali");
        await page.Locator("button.danger").ClickAsync();
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync(language == "id" ? "Entri ditarik" : "is withdrawn");
        await page.GotoAsync($"/cohorts/{cohort}/paper/scores");
        await page.Locator(".sheet input:not([type=hidden])").First.FillAsync("200");
        await page.Locator("form[method=post] button").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".sheet .problem")).ToHaveCountAsync(1);
        await look.AtAsync("4-scores");
        await page.Locator(".sheet input:not([type=hidden])").First.FillAsync("71,5");
        await page.Locator("form[method=post] button").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("1");
        look.Complaints.ShouldBeEmpty();
    }

    /// <summary>The chain follows in its own time: the page is asked for again until it shows it.</summary>
    private static Task SeeAfterReloadAsync(IPage page, string address, string place, string words) => Eventually.SeeAsync(async () =>
    {
        await page.GotoAsync(address);
        return await page.Locator(place).First.InnerTextAsync();
    }, text => text.Contains(words, StringComparison.Ordinal));
}
