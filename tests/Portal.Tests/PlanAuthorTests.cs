using System.Net;

namespace Evaluation.Portal.Tests;

/// <summary>Who changed a plan after data had come in: by name for those who may see accounts, for others by role.</summary>
public sealed class PlanAuthorTests
{
    private const string Cohort = "/cohorts/PSMA-2024-01", Explanation = $"{Cohort}/explain/learning.percentGain";

    private static readonly Guid Account = new("0190a0b0-0000-7000-8000-00000000000a");

    [Theory]
    [InlineData(Cohort)]
    [InlineData(Explanation)]
    public async Task An_admin_reads_the_accounts_name(string address)
    {
        await using var host = await ReadAsAsync("admin", "training-unit");
        (await host.TextAsync(address)).Read().ShouldContain("Rencana diubah setelah data masuk: sasaran Perilaku pada 5 Januari 2025 oleh rina.unit (versi 2).");
        (await host.TextAsync($"{address}?lang=en")).Read().ShouldContain("The plan was changed after data came in: targets of Behaviour on 5 January 2025 by rina.unit (version 2).");
    }

    [Theory]
    [InlineData("leadership", "training-unit", "oleh unit pelatihan (versi 2)", "by the training unit (version 2)")]
    [InlineData("training-unit", "admin", "oleh seorang admin (versi 2)", "by an admin (version 2)")]
    [InlineData("auditor", null, "oleh unit pelatihan atau admin (versi 2)", "by the training unit or an admin (version 2)")]
    public async Task Others_read_the_role_and_nothing_that_tells_the_account(string reader, string? author, string said, string inEnglish)
    {
        await using var host = await ReadAsAsync(reader, author);
        foreach (var address in new[] { Cohort, Explanation })
        {
            var page = (await host.TextAsync(address)).Read();
            page.ShouldContain(said);
            page.ShouldNotContain("rina.unit");
            page.ShouldNotContain(Account.ToString("D"));
        }
        (await host.TextAsync($"{Cohort}?lang=en")).Read().ShouldContain(inEnglish);
        host.Api.AccountsRead.ShouldBe(0, "there is no use in asking for what is not shown");
    }

    [Fact]
    public async Task An_account_that_is_gone_and_a_service_that_is_silent_leave_the_role()
    {
        await using var host = await ReadAsAsync("admin", "admin");
        host.Api.Accounts.Clear();
        (await host.TextAsync(Cohort)).Read().ShouldContain("oleh seorang admin (versi 2)");
        host.Api.Silent.Add("identity");
        (await host.GetAsync(Cohort)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.TextAsync(Cohort)).Read().ShouldContain("oleh seorang admin (versi 2)");
    }

    private static async Task<PortalHost> ReadAsAsync(string role, string? author)
    {
        var host = await PortalHost.StartAsync();
        host.Api.Token = StubApi.TokenOf(role, 0);
        (await host.SignInAsync()).Dispose();
        host.Api.Accounts[Account] = "rina.unit";
        var change = host.Api.Chain("PSMA-2024-01")["planChanges"]![0]!;
        change["by"] = Account.ToString("D");
        if (author is not null) change["role"] = author;
        return host;
    }
}
