using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>An admin's morning, with the real services: somebody is invited, an event that is held goes out again, a chain is rebuilt, and the log tells of it.</summary>
public sealed class AdminJourneyTests(Chromium chromium, WholeSystem system) : IClassFixture<WholeSystem>
{
    // Each language and each width; the leader's journey crosses them.
    public static TheoryData<string, int> Readers => new() { { "id", 390 }, { "en", 1280 } };

    [Theory(Timeout = Visit.Longest)]
    [MemberData(nameof(Readers))]
    public async Task An_admin_invites_somebody_sends_a_held_event_again_rebuilds_a_chain_and_finds_it_in_the_log(string language, int width)
    {
        await using var visit = await Visit.StartAsync(chromium, system.Address, language, width);
        var page = visit.Page;
        string Say(string indonesian, string english) => language == "id" ? indonesian : english;
        Task LookAsync(string name) => visit.LookAsync($"admin-{name}-{language}-{width}", width);
        var userName = $"siti.{language}{width}";
        await system.ParkAsync("reaction", "The broker did not confirm.");

        await visit.SignInAsync("admin");
        await page.GetByRole(AriaRole.Link, new() { Name = Say("Administrasi", "Administration") }).ClickAsync();
        await visit.ArriveAsync("/admin/services");
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync(Say("Perlu dilihat: Reaksi", "Worth a look: Reaction"));
        await LookAsync("1-services");

        await page.GetByRole(AriaRole.Link, new() { Name = Say("Akun", "Accounts"), Exact = true }).ClickAsync();
        await visit.ArriveAsync("/admin/accounts");
        await LookAsync("2-accounts");
        await page.GetByRole(AriaRole.Link, new() { Name = Say("Undang pengguna", "Invite somebody") }).ClickAsync();
        await visit.ArriveAsync("/admin/accounts/new");
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#email", $"{userName}@bkn.example");
        await page.SelectOptionAsync("#role", "training-unit");
        await page.Locator("main .sending button").ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync(Say("terikat pada satu instansi", "bound to one agency"));
        (await page.InputValueAsync("#userName")).ShouldBe(userName);
        await LookAsync("3-invite-problem");
        await page.FillAsync("#agency", "BKN");
        await page.Locator("main .sending button").ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync(Say("Undangan sedang dikirim", "on its way"));
        await LookAsync("4-account");

        await page.GotoAsync("/admin/services");
        await page.GetByRole(AriaRole.Link, new() { Name = Say("Reaksi", "Reaction") }).ClickAsync();
        await visit.ArriveAsync("/admin/services/reaction");
        await Assertions.Expect(page.Locator(".held h3")).ToHaveTextAsync(Say("Penghapusan angkatan", "Removal of a cohort"));
        await LookAsync("5-service");
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Kirim ulang", "Send again") }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync(Say("Pesan dikirim ulang", "sent again"));
        await Assertions.Expect(page.Locator(".held")).ToHaveCountAsync(0);

        await page.GotoAsync("/admin/rebuild");
        await page.FillAsync("#cohort", WholeSystem.Closed);
        await page.Locator("main .sending button").ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync(Say("sama dengan yang sekarang", "the same as before"));
        await LookAsync("6-rebuild");

        await page.GetByRole(AriaRole.Link, new() { Name = Say("Log audit", "Audit log") }).ClickAsync();
        await visit.ArriveAsync("/admin/audit");
        var log = page.Locator("table.log");
        await Assertions.Expect(log).ToContainTextAsync(Say("Pesan tertahan dikirim ulang", "Held event sent again"));
        await Assertions.Expect(log.Locator("tr", new() { HasText = userName }).Filter(new() { HasText = Say("Akun dibuat", "Account made") })).ToContainTextAsync("admin");
        await LookAsync("7-audit");
        await page.FillAsync("[name=cohort]", WholeSystem.Closed);
        await page.Locator(".filters button").ClickAsync();
        await visit.ArriveAsync($"cohort={WholeSystem.Closed}");
        await Assertions.Expect(log).ToContainTextAsync(Say("Data diimpor", "Data imported"));
        await LookAsync("8-audit-of-a-cohort");
        visit.Complaints.ShouldBeEmpty();
        visit.Requests.ShouldAllBe(request => request.StartsWith(system.Address.ToString(), StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal));
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task An_account_is_locked_unlocked_and_deactivated_by_keyboard_in_the_dark()
    {
        var id = await system.AccountAsync("keluar", "leadership");
        await using var visit = await Visit.StartAsync(chromium, system.Address);
        var page = visit.Page;
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.SignInAsync("admin");
        await page.GotoAsync($"/admin/accounts/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kunci akun" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("Terkunci");
        await visit.LookAsync("admin-dark-locked", 1280);
        await page.GetByRole(AriaRole.Button, new() { Name = "Buka kunci" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("Aktif");
        await page.Locator("details.sure summary").PressAsync("Enter");
        await visit.LookAsync("admin-dark-deactivate", 1280);
        await page.Locator("details.sure button").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("Nonaktif");
        await Assertions.Expect(page.Locator("main form")).ToHaveCountAsync(0);
    }
}
