using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>The admin's pages when things are not as one would draw them: silent, failed, long, many.</summary>
public sealed class HardAdminPagesTests(Chromium chromium, WholeSystem system) : IClassFixture<WholeSystem>
{
    [Theory(Timeout = Visit.Longest)]
    [InlineData(390)]
    public async Task A_silent_service_and_a_failed_message_look_right(int width)
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host, width: width);
        await visit.SignInAsync();
        foreach (var (address, picture) in new[] { ("/admin/services", "silent"), ("/admin/services/chains", "failed"), ("/admin/services/reaction", "silent-one") })
        {
            await visit.Page.GotoAsync(address);
            await visit.LookAsync($"admin-hard-{picture}-{width}", width);
            (await visit.Page.EvaluateAsync<bool>("'harmed' in window")).ShouldBeFalse();
        }
    }

    [Theory(Timeout = Visit.Longest)]
    [InlineData(390)]
    public async Task Long_names_and_many_accounts_look_right(int width)
    {
        var name = $"{width}-" + new string('w', 94);
        for (var number = 0; number < 52; number++) await system.InviteAsync($"banyak.{width}.{number}");
        var longest = await system.InviteAsync(name);
        await using var visit = await Visit.StartAsync(chromium, system.Address, width: width);
        await visit.SignInAsync("admin");
        await visit.Page.GotoAsync("/admin/accounts?role=leadership&state=invited");
        await visit.LookAsync($"admin-hard-many-{width}", width);
        (await visit.Page.Locator("tbody tr").CountAsync()).ShouldBe(50);
        await visit.Page.Locator("a[rel=next]").ClickAsync();
        await visit.ArriveAsync("cursor=");
        await visit.Page.GotoAsync($"/admin/accounts/{longest}");
        await visit.LookAsync($"admin-hard-long-{width}", width);
        await visit.Page.GotoAsync("/admin/accounts?role=auditor&state=locked");
        await visit.LookAsync($"admin-hard-none-{width}", width);
    }

    [Theory(Timeout = Visit.Longest)]
    [InlineData("id", 390)]
    [InlineData("en", 1280)]
    public async Task A_forgotten_password_is_asked_for(string language, int width)
    {
        await using var visit = await Visit.StartAsync(chromium, system.Address, language, width);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.Locator("a[href='/password']").ClickAsync();
        await visit.ArriveAsync("/password");
        await visit.LookAsync($"password-1-{language}-{width}", width);
        await visit.Page.FillAsync("#userName", "siapa.saja");
        await visit.Page.Locator("main button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[role=status]")).ToContainTextAsync(language == "id" ? "surel sedang dikirim" : "a mail is on its way");
        await visit.LookAsync($"password-2-{language}-{width}", width);
    }
}
