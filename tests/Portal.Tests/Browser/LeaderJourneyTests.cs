using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>A leader with two minutes, on a phone and at a desk, in both languages.</summary>
public sealed class LeaderJourneyTests(Chromium chromium)
{
    private const string Cohort = "/cohorts/PSMA-2024-01";

    public static TheoryData<string, int> Readers => new() { { "id", 390 }, { "en", 1280 } };

    [Theory(Timeout = Visit.Longest)]
    [MemberData(nameof(Readers))]
    public async Task A_leader_finds_what_is_broken_and_why(string language, int width)
    {
        await using var host = await PortalHost.StartAsync();
        host.Api.Copy("PSMA-2024-01", "PSMA-2023-01", "Pelatihan dan Sertifikasi Manajemen ASN 2023", years: -1);
        await using var visit = await Visit.StartAsync(chromium, host, language, width);
        var page = visit.Page;
        async Task LookAsync(string name)
        {
            await visit.PictureAsync($"{name}-{language}-{width}");
            (await AxeCore.ViolationsAsync(page)).ShouldBeEmpty();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{name} is wider than the window");
        }

        await page.GotoAsync("/sign-in");
        await LookAsync("1-sign-in");
        await visit.SignInAsync();
        await LookAsync("2-overview");
        await page.GetByRole(AriaRole.Link, new() { Name = "Manajemen ASN 2024" }).ClickAsync();
        (await page.Locator(".verdict").InnerTextAsync()).ShouldContain(language == "id" ? "Rantai terputus di tingkat Perilaku" : "The chain is broken at Behaviour");
        (await page.Locator("svg.chain:visible").CountAsync()).ShouldBe(1);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        await LookAsync("3-cohort");
        await page.Locator("#behaviour a.figure").Filter(new() { HasText = language == "id" ? "39,68" : "39.68" }).First.ClickAsync();
        (await page.Locator(".answer").InnerTextAsync()).ShouldContain(language == "id" ? "39,68\u00a0%" : "39.68%");
        await LookAsync("4-explain");
        await page.GoBackAsync();
        await page.Locator("nav.where a").Last.ClickAsync();
        await visit.ArriveAsync("/programmes/");
        (await page.Locator("svg.time").CountAsync()).ShouldBeGreaterThan(3);
        await LookAsync("5-programme");
        await page.GotoAsync("/programmes");
        await LookAsync("6-programmes");
        await page.GotoAsync("/?state=broken&year=2024");
        (await page.InputValueAsync("#year")).ShouldBe("2024");
        await page.GotoAsync("/cohorts/CB-LURAH-2024");
        await LookAsync("7-incomplete");
        await page.GotoAsync("/cohorts/ANALITIK-2026-02");
        await LookAsync("8-in-progress");
        await page.GotoAsync("/cohorts/NO-SUCH-1");
        await LookAsync("9-not-found");
        visit.Complaints.Where(complaint => !complaint.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
        visit.Requests.ShouldAllBe(request => request.StartsWith(host.Address.ToString(), StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal));
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Everything_is_reached_without_scripts_and_by_keyboard()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host, javaScript: false);
        var page = visit.Page;
        await visit.SignInAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        page.Url.ShouldEndWith("#main");
        await page.SelectOptionAsync("#state", "broken");
        await page.Locator(".filters button").PressAsync("Enter");
        await visit.ArriveAsync("state=broken");
        await page.Locator("table a").First.PressAsync("Enter");
        await visit.ArriveAsync("/cohorts/");
        await page.Locator("summary").First.PressAsync("Enter");
        (await page.Locator("details").First.GetAttributeAsync("open")).ShouldNotBeNull();
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Dark_mode_keeps_its_contrasts()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.SignInAsync();
        foreach (var (address, name) in new[] { ("/", "overview"), (Cohort, "cohort") })
        {
            await visit.Page.GotoAsync(address);
            await visit.PictureAsync($"dark-{name}");
            (await AxeCore.ViolationsAsync(visit.Page)).ShouldBeEmpty();
        }
    }
}
