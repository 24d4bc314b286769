using System.Net;
using System.Text.RegularExpressions;
using Evaluation.Portal.Tests.Browser;

namespace Evaluation.Portal.Tests;

/// <summary>The admin's pages before the real services.</summary>
public sealed partial class AdminTests(WholeSystem system) : IClassFixture<WholeSystem>
{
    private static readonly string[] Pages = ["/admin/services", "/admin/services/reaction", "/admin/accounts", "/admin/accounts/new", "/admin/mails", "/admin/rebuild"];

    [GeneratedRegex("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script", RegexOptions.IgnoreCase)]
    private static partial Regex Inline { get; }

    [GeneratedRegex(@"\b(admin|role|account|accountState|accountMail|mails?|service|health|event|rebuild|audit|act|time|detail|about|code)\.[a-zA-Z]|\{\d\}|training-unit")]
    private static partial Regex Untranslated { get; }

    [GeneratedRegex("href=\"(/admin/audit[^\"]*cursor=[^\"]+)\"")]
    private static partial Regex Earlier { get; }

    [Theory]
    [InlineData("leadership")]
    [InlineData("training-unit")]
    [InlineData("supervisor")]
    public async Task Other_roles_are_turned_away_and_not_shown_the_way(string role)
    {
        using var reader = await ReaderAsync(role, role == "leadership" ? null : "BKN");
        foreach (var address in Pages.Append("/admin/audit").Append("/admin"))
        {
            using var refused = await reader.GetAsync(address);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            var page = await refused.TextAsync();
            page.ShouldContain("Bukan bagian peran Anda");
            page.ShouldNotContain("href=\"/admin\"");
        }
    }

    [Fact]
    public async Task An_auditor_begins_at_the_log_and_sees_nothing_else()
    {
        using var reader = await ReaderAsync("auditor");
        foreach (var address in new[] { "/", "/admin" }) (await reader.GetAsync(address)).Headers.Location!.ToString().ShouldBe("/admin/audit");
        var log = await reader.ReadAsync($"/admin/audit?cohort={WholeSystem.Closed}");
        log.ShouldContain("Data diimpor");
        log.ShouldNotContain("href=\"/admin/services\"");
        foreach (var address in Pages) (await reader.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Every_page_reads_in_both_languages_without_anything_inline(string language)
    {
        using var reader = await AdminAsync();
        await system.ParkAsync("learning", "</code><script>window.harmed = 1</script>");
        var account = await system.AccountAsync($"pembaca-{language}", "auditor");
        foreach (var address in Pages.Append("/admin/services/learning").Append($"/admin/accounts/{account}").Append("/admin/audit?x=1").Append("/admin/audit?what=access").Append("/admin/audit?check=true").Append("/password?x=1"))
        {
            using var response = await reader.GetAsync($"{address}{(address.Contains('?') ? '&' : '?')}lang={language}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            var page = await response.TextAsync();
            Inline.Match(page).Value.ShouldBe("", address);
            Untranslated.Match(Regex.Replace(page, "(class|href|src|id|name|value|action|formaction|hreflang|lang)=\"[^\"]*\"|<code>.*?</code>", "").Read()).Value.ShouldBe("", address);
        }
    }

    [Fact]
    public async Task A_double_click_invites_once()
    {
        using var reader = await AdminAsync();
        var page = await reader.ReadAsync("/admin/accounts/new");
        var fields = new Dictionary<string, string> { ["userName"] = "dua.kali", ["email"] = "dua.kali@bkn.example", ["role"] = "leadership", ["agency"] = "" };
        using var first = await reader.PostAsync("/admin/accounts/new", page, fields);
        using var second = await reader.PostAsync("/admin/accounts/new", page, fields);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        first.Headers.Location!.ToString().ShouldEndWith("?note=invited");
        using var another = await reader.PostAsync("/admin/accounts/new", await reader.ReadAsync("/admin/accounts/new"), fields);
        var problem = await another.TextAsync();
        problem.ShouldContain("sudah dipakai");
        problem.ShouldContain("value=\"dua.kali@bkn.example\"");
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other_unseen()
    {
        using var reader = await AdminAsync();
        var address = $"/admin/accounts/{await system.AccountAsync("dua.jendela", "leadership")}";
        const string email = "dua.jendela@instansi.example";
        var (one, other) = (await reader.ReadAsync(address), await reader.ReadAsync(address));
        (await reader.PostAsync($"{address}?handler=Change", one, new() { ["role"] = "auditor", ["email"] = email })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var stale = await reader.PostAsync($"{address}?handler=Change", other, new() { ["role"] = "training-unit", ["agency"] = "LAN", ["email"] = email });
        var told = await stale.TextAsync();
        told.ShouldContain("diubah di jendela lain: sekarang Auditor");
        told.ShouldContain("value=\"LAN\"");
        (await reader.PostAsync($"{address}?handler=Change", told, new() { ["role"] = "training-unit", ["agency"] = "LAN", ["email"] = email })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reader.ReadAsync(address)).ShouldContain("value=\"training-unit\" selected");
    }

    [Fact]
    public async Task A_supervisor_is_chosen_by_name_from_a_cohort()
    {
        using var reader = await AdminAsync();
        var page = await reader.ReadAsync("/admin/accounts/new");
        var typed = new Dictionary<string, string> { ["userName"] = "atasan.dipilih", ["email"] = "a@jabar.example", ["role"] = "supervisor", ["agency"] = "BPSDM-JABAR", ["cohort"] = WholeSystem.Open };
        using var unnamed = await reader.PostAsync("/admin/accounts/new", page, typed);
        (await unnamed.TextAsync()).ShouldContain("Pilih siapa orangnya");
        using var found = await reader.PostAsync("/admin/accounts/new?handler=Find", page, typed);
        var choice = await found.TextAsync();
        choice.ShouldContain("value=\"atasan.dipilih\"");
        var person = (await system.PeopleAsync(WholeSystem.Open, "rater"))[0];
        choice.Read().ShouldContain((string)person["name"]!);
        using var made = await reader.PostAsync("/admin/accounts/new", choice, new(typed) { ["member"] = (string)person["id"]! });
        made.Headers.Location!.ToString().ShouldEndWith("?note=invited");
        using var unknown = await reader.PostAsync("/admin/accounts/new?handler=Find", page, new(typed) { ["cohort"] = "ENTAH-99" });
        (await unknown.TextAsync()).ShouldContain("Angkatan ENTAH-99 tidak ada");
    }

    [Fact]
    public async Task The_last_admin_stays()
    {
        using var reader = await AdminAsync();
        var list = await reader.ReadAsync("/admin/accounts?role=admin");
        var address = Regex.Match(list, "/admin/accounts/[0-9a-f-]{36}").Value;
        using var refused = await reader.PostAsync($"{address}?handler=State&to=locked", await reader.ReadAsync(address), []);
        (await refused.TextAsync()).ShouldContain("Ini admin terakhir");
    }

    [Fact]
    public async Task The_log_goes_on_page_by_page_and_gives_every_entry_once()
    {
        using var reader = await AdminAsync();
        var ids = new List<Guid>();
        for (var number = 0; number < 60; number++)
        {
            var service = number % 2 == 0 ? "results" : "cohorts";
            ids.Add(await system.ParkAsync(service, "x"));
            (await system.Admin.PostAsync($"/api/{service}/operations/parked/{ids[^1]}/discard", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }
        var text = "";
        for (var next = "/admin/audit?act=parked-event-discarded"; next != "";)
        {
            var page = await reader.ReadAsync(next);
            text += page;
            next = page.Contains("rel=\"next\"", StringComparison.Ordinal) ? Earlier.Matches(page)[^1].Groups[1].Value.Read() : "";
        }
        ids.ShouldAllBe(id => text.Split(id.ToString()).Length == 2);
    }

    [Theory]
    [InlineData("cohort=ENTAH-99", "Angkatan ENTAH-99 tidak ada")]
    [InlineData("from=2026-12-02&to=2026-12-01", "Tukar keduanya")]
    [InlineData("from=2026-12-16", "Tidak ada catatan yang cocok")]
    [InlineData("from=2026-12-15&to=2026-12-15", "Akun dibuat")]
    [InlineData("cursor=rubbish~identity.x~nobody.3&act=no-such-act&from=yesterday", "Akun dibuat")]
    public async Task Whatever_stands_in_the_address_is_answered_in_words(string query, string words)
    {
        using var reader = await AdminAsync();
        using var response = await reader.GetAsync($"/admin/audit?{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).Read().ShouldContain(words);
    }

    [Fact]
    public async Task The_log_says_which_part_of_it_is_shown()
    {
        using var reader = await AdminAsync();
        const string part = "Yang tampil di sini hanya catatan di luar angkatan";
        (await reader.ReadAsync("/admin/audit")).Read().ShouldContain(part);
        (await reader.ReadAsync("/admin/audit?from=2026-12-16")).Read().ShouldContain(part, customMessage: "an empty page too");
        foreach (var whole in new[] { $"cohort={WholeSystem.Closed}", "what=access" })
            (await reader.ReadAsync($"/admin/audit?{whole}")).Read().ShouldNotContain(part, customMessage: whole);
    }

    [Fact]
    public async Task A_mail_to_an_account_that_reached_nobody_is_sent_again_or_given_up_once()
    {
        using var reader = await AdminAsync();
        var account = await system.AccountAsync("surel.kembali", "leadership");
        var mail = await system.BouncedAsync(account, "550 <b>mailbox full");
        var page = await reader.ReadAsync("/admin/mails?state=bounced");
        page.Read().ShouldContain("550 <b>mailbox full");
        page.ShouldNotContain("<b>mailbox");
        page.ShouldContain($"/admin/accounts/{account}\">surel.kembali");
        (await reader.PostAsync("/admin/mails?state=bounced&handler=Retry", page, new() { ["mail"] = $"{mail}" })).Headers.Location!.ToString().ShouldBe("/admin/mails?state=bounced&note=retried");
        using var again = await reader.PostAsync("/admin/mails?state=bounced&handler=Discard", page, new() { ["mail"] = $"{mail}" });
        (await again.TextAsync()).Read().ShouldContain("Surel ini tidak gagal");
        (await reader.ReadAsync("/admin/mails?state=bounced&note=retried")).Read().ShouldContain("Surel dibuat lagi");
        (await reader.ReadAsync("/admin/mails?state=retried")).ShouldContain("surel.kembali");
    }

    [Fact]
    public async Task The_log_is_checked_and_a_changed_entry_is_named()
    {
        using var reader = await ReaderAsync("auditor");
        var log = await reader.ReadAsync($"/admin/audit?cohort={WholeSystem.Closed}");
        log.ShouldContain($"href=\"/admin/audit?cohort={WholeSystem.Closed}&amp;check=true\"");
        var whole = (await reader.ReadAsync("/admin/audit?check=true")).Read();
        whole.ShouldContain("Utuh sampai catatan ke-");
        whole.ShouldNotContain("Rusak");
        await system.TamperAsync("cohorts", (string)(await system.GetAsync($"/api/cohorts/audit/cohorts/{WholeSystem.Closed}"))["scope"]!, 1);
        var broken = (await reader.ReadAsync($"/admin/audit?cohort={WholeSystem.Closed}&check=true")).Read();
        broken.ShouldContain("Rusak pada catatan ke-1");
        broken.ShouldContain("bandingkan dengan cadangan");
        broken.ShouldContain("Utuh sampai catatan ke-", customMessage: "the other services' logs of it are as they were");
        (await reader.ReadAsync("/admin/audit?check=true")).ShouldNotContain("Rusak", customMessage: "the services' own logs are others");
    }

    [Fact]
    public async Task All_chains_are_rebuilt_and_all_services_asked_and_the_log_has_the_result()
    {
        using var reader = await AdminAsync();
        var page = await reader.ReadAsync("/admin/rebuild");
        using var all = await reader.PostAsync("/admin/rebuild?handler=All", page, []);
        (await all.TextAsync()).ShouldContain("2 angkatan dibangun ulang, semuanya sama");
        using var asked = await reader.PostAsync("/admin/rebuild?handler=Services", page, []);
        (await asked.TextAsync()).ShouldContain("diminta mengirim keadaannya");
        using var unknown = await reader.PostAsync("/admin/rebuild?handler=One", page, new() { ["cohort"] = "ENTAH-99" });
        (await unknown.TextAsync()).ShouldContain("Angkatan ENTAH-99 tidak ada");
        (await reader.ReadAsync("/admin/audit?act=chains-compared")).ShouldContain("2 angkatan, 0 berbeda");
    }

    [Theory]
    [InlineData("/admin/services")]
    [InlineData("/admin/accounts")]
    [InlineData("/admin/accounts/new")]
    [InlineData("/admin/rebuild")]
    [InlineData("/admin/audit?cohort=PSMA-2024-01")]
    public async Task A_page_is_light(string address)
    {
        using var reader = await AdminAsync();
        (await reader.WeighAsync(address)).ShouldBeLessThan(30_000);
    }

    private Task<Clerk> AdminAsync() => Clerk.SignInAsync(system, "admin");

    private async Task<Clerk> ReaderAsync(string role, string? agency = null)
    {
        var userName = $"pembaca.{Guid.NewGuid():N}";
        await system.AccountAsync(userName, role, agency);
        return await Clerk.SignInAsync(system, userName);
    }
}
