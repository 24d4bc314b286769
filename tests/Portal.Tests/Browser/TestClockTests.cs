using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>What the scripts add to a test: the time that is left, and nothing lost at its end or on another device.</summary>
public sealed class TestClockTests(Chromium chromium)
{
    private const string Start = "/answer/tests/PIM-2026-11/post", Form = $"{Start}/questions";

    [Fact(Timeout = Visit.Longest)]
    public async Task What_was_typed_last_is_saved_shortly_before_the_end_and_the_page_leads_on()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await BeginAsync(host);
        var page = visit.Page;
        await page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 11, 22, 3, 0, 0, DateTimeKind.Utc) });
        await page.GotoAsync(Form);
        await Assertions.Expect(page.Locator(".clock .left")).ToContainTextAsync("tinggal 45 menit");
        (await page.TextContentAsync(".clock [role=status]")).ShouldBe("");
        await page.Clock.FastForwardAsync("35:00");
        await Assertions.Expect(page.Locator(".clock [role=status]")).ToContainTextAsync("tinggal 10 menit");
        await page.Clock.FastForwardAsync("09:53");
        await page.FillAsync("[name='item.s2']", "Pada detik terakhir");
        await page.Clock.FastForwardAsync("00:03");
        await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync("Tersimpan");
        ((string)host.Api.TestAnswers["s2"]!).ShouldBe("Pada detik terakhir");
        host.Clock.Advance(TimeSpan.FromMinutes(45));
        await page.Clock.FastForwardAsync("00:05");
        await visit.ArriveAsync("/result?note=over");
        await visit.LookAsync("test-over-id-390", 390);
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task What_a_device_kept_comes_back_only_where_nobody_has_gone_on_elsewhere()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await BeginAsync(host);
        var page = visit.Page;
        await TypeWithoutLineAsync("Satu");
        await page.GotoAsync(Form);
        await Assertions.Expect(page.Locator("[name='item.s2']")).ToHaveValueAsync("Satu");
        await Eventually.EqualsAsync("Satu", () => (string?)host.Api.TestAnswers["s2"]);
        await TypeWithoutLineAsync("Dua");
        host.Api.SittingVersion++;
        host.Api.TestAnswers["s2"] = "Dari perangkat lain";
        await page.GotoAsync(Form);
        await Assertions.Expect(page.Locator("[name='item.s2']")).ToHaveValueAsync("Dari perangkat lain");
        await Assertions.Expect(page.Locator(".saved")).ToBeEmptyAsync();

        async Task TypeWithoutLineAsync(string text)
        {
            await page.Context.SetOfflineAsync(true);
            await page.FillAsync("[name='item.s2']", text);
            await page.Locator(".bar button").Nth(1).ClickAsync();
            await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync("Tersimpan di ponsel ini");
            // As a window that was closed meanwhile: an open one saves as soon as the line is back.
            await page.GotoAsync("about:blank");
            await page.Context.SetOfflineAsync(false);
        }
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task A_session_that_has_ended_is_told_by_the_page_that_carries_what_was_typed()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await BeginAsync(host);
        await visit.Page.FillAsync("[name='item.s2']", "Belum hilang");
        (host.Api.Token, host.Api.IsLinkGood) = ("another", false);
        await visit.Page.Locator(".bar button").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[role=alert]")).ToContainTextAsync("Sesi Anda sudah berakhir");
        await Assertions.Expect(visit.Page.Locator("[name='item.s2']")).ToHaveValueAsync("Belum hilang");
    }

    private async Task<Visit> BeginAsync(PortalHost host)
    {
        (host.Api.HasTest, host.Api.Clock) = (true, host.Clock);
        var visit = await Visit.StartAsync(chromium, host, width: 390);
        await visit.Page.GotoAsync($"/l#{StubApi.Secret}");
        await visit.ArriveAsync("/answer");
        await visit.Page.GotoAsync(Start);
        await visit.Page.Locator(".sending button").ClickAsync();
        await visit.ArriveAsync("/questions");
        return visit;
    }
}
