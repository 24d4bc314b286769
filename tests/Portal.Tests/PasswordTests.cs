namespace Evaluation.Portal.Tests;

public sealed class PasswordTests
{
    [Fact]
    public async Task A_forgotten_password_is_asked_for_from_the_sign_in_page_without_a_name_in_any_url()
    {
        await using var host = await PortalHost.StartAsync();
        (await host.TextAsync("/sign-in")).ShouldContain("href=\"/password\"");
        using var asked = await host.PostAsync("/password", await host.TextAsync("/password"), new() { ["userName"] = " siti.aminah " });
        (await asked.TextAsync()).ShouldContain("Bila ada, surel dikirim.");
        host.Api.LastReset.ShouldBe("siti.aminah");
    }

    [Fact]
    public async Task A_silent_service_leaves_what_was_typed()
    {
        await using var host = await PortalHost.StartAsync(api: "http://127.0.0.1:1");
        using var asked = await host.PostAsync("/password", await host.TextAsync("/password"), new() { ["userName"] = "siti.aminah" });
        var page = await asked.TextAsync();
        page.ShouldContain("sedang tidak menjawab");
        page.ShouldContain("value=\"siti.aminah\"");
    }
}
