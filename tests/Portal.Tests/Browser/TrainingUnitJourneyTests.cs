using Evaluation.Hosting.Security;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>A training unit chases a follow-up, enters what came on paper, and what the training has brought: real pages over real services.</summary>
public sealed partial class TrainingUnitJourneyTests(Chromium chromium, ServicesHost host) : IClassFixture<ServicesHost>
{
    private static DateOnly Today => ServicesHost.Today;

    public static TheoryData<string, int> Readers => new() { { "id", 390 }, { "en", 1280 } };

    [Theory(Timeout = Visit.Longest)]
    [MemberData(nameof(Readers))]
    public async Task A_training_unit_chases_a_follow_up(string language, int width)
    {
        var name = $"{language.ToUpperInvariant()}{width}";
        var (open, later, latest) = ($"BUKA-{name}", $"NANTI-{name}", $"KELAK-{name}");
        await ArrangeAsync(name, open, later, latest);
        await using var window = await chromium.WindowAsync(host.Address, language, width);
        var page = await window.NewPageAsync();
        var look = new Look(page, $"unit-{language}-{width}", width);
        string Said(string id, string en) => language == "id" ? id : en;
        var notice = page.Locator(".notice").First;

        await SignInAsync(page, $"unit-{name}");
        await page.GetByRole(AriaRole.Link, new() { Name = Said("Kalender", "Calendar"), Exact = true }).ClickAsync();

        // One of the two may not move that way: none does, and its row says why.
        await page.Locator($"input[name=chosen][value$='{later}']").First.CheckAsync();
        await page.Locator($"input[name=chosen][value$='{later}']").Last.CheckAsync();
        await page.FillAsync("#days", "7");
        await page.FillAsync("#reason", "Ramadan <b>");
        await page.Locator("#move button").ClickAsync();
        await Assertions.Expect(page.Locator(".cards .problem")).ToHaveCountAsync(1);
        (await page.InputValueAsync("#reason")).ShouldBe("Ramadan <b>");
        await look.AtAsync("1-calendar-refused");
        await page.Locator($"input[name=chosen][value$='{later}']").Last.UncheckAsync();
        await page.Locator($"input[name=chosen][value$='{latest}']").First.CheckAsync();
        await page.Locator("#move button").ClickAsync();
        await Assertions.Expect(notice).ToContainTextAsync("2");
        await look.AtAsync("2-calendar");

        await page.Locator(".tasks a").First.ClickAsync();
        var rows = page.Locator("#missing tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(80);
        await look.AtAsync("3-follow-up");
        await rows.First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Said("Ingatkan", "Remind"), Exact = true }).ClickAsync();
        await Assertions.Expect(notice).ToContainTextAsync(Said("Pengingat untuk 1 orang", "reminded within working hours: 1"));

        await rows.First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.Locator("summary").Filter(new() { HasText = Said("Perpanjang", "Give longer") }).ClickAsync();
        await page.FillAsync("#until", $"{Today.AddDays(45):yyyy-MM-dd}");
        await page.FillAsync("#extend-reason", "Dinas luar");
        await page.GetByRole(AriaRole.Button, new() { Name = Said("Perpanjang", "Give longer"), Exact = true }).ClickAsync();
        await Assertions.Expect(rows.First).ToContainTextAsync(Said("Diperpanjang sampai", "Given until"));

        await rows.First.GetByRole(AriaRole.Link, new() { Name = Said("Alihkan", "Ask somebody else") }).ClickAsync();
        await look.AtAsync("4-reassign");
        var chosen = await page.Locator(".row span").Nth(2).InnerTextAsync();
        await page.Locator("input[name=rater]").Nth(2).CheckAsync();
        await page.Locator(".answer form[method=post] button").ClickAsync();
        await Assertions.Expect(page.Locator("#missing")).ToContainTextAsync(chosen.Split('\n')[0].Trim());

        await rows.Nth(2).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.Locator("summary").Filter(new() { HasText = Said("Kecualikan peserta", "Exempt the participant") }).ClickAsync();
        await page.SelectOptionAsync("#exemption", "on-leave");
        await page.GetByRole(AriaRole.Button, new() { Name = Said("Kecualikan", "Exempt"), Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#exempt")).ToContainTextAsync(Said("Cuti", "On leave"));
        await Assertions.Expect(rows).ToHaveCountAsync(78);
        await look.AtAsync("5-chased");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await look.AtAsync("5-chased-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        // What came on paper is entered, and counted.
        await rows.First.GetByRole(AriaRole.Link, new() { Name = Said("Entri kertas", "Enter from paper") }).ClickAsync();
        foreach (var scale in await page.Locator(".scale").AllAsync()) await scale.Locator("label").Nth(3).ClickAsync();
        await page.Locator("input[name=applied][value=full]").CheckAsync();
        await look.AtAsync("6-paper");
        await page.Locator(".bar button").First.ClickAsync();
        await look.AtAsync("7-paper-summary");
        await page.Locator(".sending button").First.ClickAsync();
        await Assertions.Expect(notice).ToContainTextAsync(Said("Lembar tersimpan", "The sheet is stored"));
        await look.AtAsync("8-paper-next");
        await page.GotoAsync($"/cohorts/{open}/follow-ups/6");
        await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync(Said("1 dari 78", "1 of 78"));
        await page.GotoAsync($"/cohorts/{open}/paper");
        await look.AtAsync("9-entered");
        (await page.Locator(".tasks").Last.Locator("li").CountAsync()).ShouldBe(1);
        await page.GotoAsync($"/cohorts/{open}/follow-ups");
        await look.AtAsync("10-follow-ups");
        await page.GotoAsync($"/cohorts/{open}/mails");
        await look.AtAsync("11-mails");
        look.Complaints.ShouldBeEmpty();
    }

    private async Task ArrangeAsync(string name, string open, string later, string latest)
    {
        var agency = $"UJI{name}";
        await host.AccountAsync($"unit-{name}", Roles.TrainingUnit, agency);
        await host.CohortAsync("latsar-kol-2025-07", open, "Latsar yang ditindaklanjuti", agency, Today.AddDays(-5).AddMonths(-6));
        await host.CohortAsync("latsar-kol-2025-07", later, "Latsar berikutnya", agency, Today.AddMonths(-5));
        await host.CohortAsync("latsar-kol-2025-07", latest, "Latsar sesudahnya", agency, Today.AddMonths(-4));
        await Eventually.SeeAsync(() => host.GetAsync($"/api/behaviour/{open}/follow-ups/6/assignments?limit=1000"), page => page["items"]!.AsArray().Count == 80);
        // What is asked for within a minute becomes one mail.
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.SeeAsync(() => host.GetAsync($"/api/notifications/{open}/status"), status => status["items"]!.AsArray().Sum(item => (int)item!["asked"]!) >= 48);
    }

    private static async Task SignInAsync(IPage page, string userName)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#password", ServicesHost.Password);
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator(".who")).ToBeVisibleAsync();
    }
}
