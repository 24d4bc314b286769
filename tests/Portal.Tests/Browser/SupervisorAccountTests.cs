using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>A supervisor who signs in with an account, with the real services: the same tasks as by the link of the mail.</summary>
public sealed class SupervisorAccountTests(Chromium chromium, WholeSystem system) : IClassFixture<WholeSystem>
{
    private const string Tasks = ".tasks a[href^='/answer/observations/']";

    [Theory(Timeout = Visit.Longest)]
    [InlineData("id", 390)]
    [InlineData("en", 1280)]
    public async Task The_tasks_of_the_account_are_those_of_the_link_and_what_is_sent_by_one_is_done_for_the_other(string language, int width)
    {
        var supervisor = await system.SupervisorAsync();
        await system.AccountAsync($"atasan-{language}", "supervisor", "BPSDM-JABAR", (Guid)supervisor["id"]!);
        await using var byLink = await Visit.StartAsync(chromium, system.Address, language, width);
        await byLink.Page.GotoAsync($"/l#{await system.LinkAsync((Guid)supervisor["person"]!)}");
        await byLink.ArriveAsync("/answer");
        await using var byAccount = await Visit.StartAsync(chromium, system.Address, language, width);
        var page = byAccount.Page;
        await byAccount.SignInAsync($"atasan-{language}", "/answer");
        await byAccount.LookAsync($"supervisor-1-tasks-{language}-{width}", width);
        var asked = await AddressesAsync(page);
        asked.ShouldNotBeEmpty();
        asked.ShouldBe(await AddressesAsync(byLink.Page));
        var name = await page.Locator(Tasks).First.InnerTextAsync();
        name.ShouldBe(await byLink.Page.Locator(Tasks).First.InnerTextAsync());

        await page.Locator(Tasks).First.ClickAsync();
        await byAccount.ArriveAsync(asked[0]);
        (await page.Locator("h1").InnerTextAsync()).ShouldBe(name);
        foreach (var ruler in await page.Locator(".scale").AllAsync()) await ruler.Locator("label").Nth(3).ClickAsync();
        await page.ClickAsync("label:has([name=applied][value=full])");
        await byAccount.LookAsync($"supervisor-2-form-{language}-{width}", width);
        await page.Locator(".bar button").First.ClickAsync();
        await byAccount.LookAsync($"supervisor-3-summary-{language}-{width}", width);
        await page.Locator(".sending button").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.GotoAsync("/answer");
        await byAccount.LookAsync($"supervisor-4-sent-{language}-{width}", width);
        await Assertions.Expect(page.Locator(".notice:visible")).ToHaveCountAsync(0);
        await byLink.Page.GotoAsync("/answer");
        (await AddressesAsync(byLink.Page)).ShouldBe(await AddressesAsync(page));
        (await byLink.Page.Locator("main").InnerTextAsync()).ShouldContain(language == "id" ? "Sudah terkirim" : "Sent");
        byAccount.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Neither_cohorts_nor_administration_are_theirs()
    {
        await system.AccountAsync("atasan-lain", "supervisor", "BPSDM-JABAR", (Guid)(await system.PeopleAsync(WholeSystem.Open, "rater"))[^1]["id"]!);
        await using var visit = await Visit.StartAsync(chromium, system.Address);
        await visit.SignInAsync("atasan-lain", "/answer");
        (await visit.Page.Locator("nav a").CountAsync()).ShouldBe(0);
        await visit.Page.GotoAsync($"/cohorts/{WholeSystem.Open}");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Bukan bagian peran Anda");
    }

    private static async Task<string[]> AddressesAsync(IPage page) => await page.Locator(Tasks).EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
}
