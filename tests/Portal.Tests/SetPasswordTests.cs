namespace Evaluation.Portal.Tests;

public sealed class SetPasswordTests
{
    private const string Password = "sandi-yang-panjang";

    [Fact]
    public async Task The_link_of_the_mail_sets_a_password()
    {
        await using var host = await PortalHost.StartAsync();
        using var set = await host.PostAsync("/set-password", await host.TextAsync("/set-password"), Form($"https://evaluasi.example/set-password#{StubApi.Secret}", Password));
        (await set.TextAsync()).ShouldContain("Kata sandi tersimpan");
        host.Api.LastPassword.ShouldBe(Password);
    }

    [Fact]
    public async Task Two_that_differ_are_not_sent_and_the_link_need_not_be_pasted_again()
    {
        await using var host = await PortalHost.StartAsync();
        using var refused = await host.PostAsync("/set-password", await host.TextAsync("/set-password"), Form("abc", "lain"));
        var page = await refused.TextAsync();
        page.ShouldContain("tidak sama");
        page.ShouldContain("value=\"abc\"");
        host.Api.LastPassword.ShouldBeNull();
    }

    [Fact]
    public async Task A_link_that_was_used_says_what_to_do()
    {
        await using var host = await PortalHost.StartAsync();
        using var refused = await host.PostAsync("/set-password", await host.TextAsync("/set-password"), Form("another", Password));
        (await refused.TextAsync()).ShouldContain("sudah dipakai");
    }

    private static Dictionary<string, string> Form(string link, string again) => new() { ["link"] = link, ["password"] = Password, ["again"] = again };
}
