using System.Net;

namespace Evaluation.Portal.Tests;

public sealed class SignInTests
{
    [Fact]
    public async Task A_page_sends_a_stranger_to_sign_in_and_back_to_where_they_wanted_to_go()
    {
        await using var host = await PortalHost.StartAsync();
        using var page = await host.GetAsync("/cohorts/PSMA-2024-01?asOf=2025-01-01");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var signIn = page.Headers.Location!;
        signIn.AbsolutePath.ShouldBe("/sign-in");
        (await host.TextAsync(signIn.PathAndQuery)).Read().ShouldContain("value=\"/cohorts/PSMA-2024-01?asOf=2025-01-01\"");
        using var signedIn = await host.SignInAsync(returnUrl: "/cohorts/PSMA-2024-01?asOf=2025-01-01");
        signedIn.Headers.Location!.ToString().ShouldBe("/cohorts/PSMA-2024-01?asOf=2025-01-01");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string returnUrl)
    {
        await using var host = await PortalHost.StartAsync();
        using var signedIn = await host.SignInAsync(returnUrl: returnUrl);
        signedIn.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Wrong_credentials_are_told_and_the_user_name_is_kept()
    {
        await using var host = await PortalHost.StartAsync();
        using var response = await host.SignInAsync("not the password");
        var page = (await response.TextAsync()).Read();
        page.ShouldContain("tidak cocok");
        page.ShouldContain("value=\"budi\"");
        page.ShouldNotContain("not the password");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task A_locked_name_is_told_in_the_services_own_words()
    {
        await using var host = await PortalHost.StartAsync();
        using var response = await host.SignInAsync("locked");
        (await response.TextAsync()).ShouldContain("Tunggu 5 menit.");
        host.Api.LastLanguage.ShouldBe("id");
    }

    [Fact]
    public async Task The_session_cookie_hides_the_token_from_scripts_and_other_sites()
    {
        await using var host = await PortalHost.StartAsync();
        using var response = await host.SignInAsync();
        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("evaluation-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("secure"); // The reader's own machine, plain HTTP.
        cookie.ShouldNotContain(host.Api.Token);
    }

    [Fact]
    public async Task Towards_any_other_machine_cookies_are_secure()
    {
        await using var host = await PortalHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = "evaluasi.example";
        using var response = await host.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_from_another_site_is_refused()
    {
        await using var host = await PortalHost.SignedInAsync();
        using var response = await host.Browser.PostAsync("/sign-out", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await host.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var host = await PortalHost.SignedInAsync();
        using var response = await host.PostAsync("/sign-out", await host.TextAsync("/"), []);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_session_ends_when_the_token_does()
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(59));
        (await host.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await host.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_token_that_the_api_no_longer_takes_leads_back_to_sign_in()
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Api.Token = "another-token";
        using var response = await host.GetAsync("/?state=broken");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe("/sign-in?returnUrl=%2F%3Fstate%3Dbroken");
    }

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        await using var first = await PortalHost.SignedInAsync();
        await using var second = await PortalHost.StartAsync(first.Keys);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", first.Cookies.GetCookieHeader(first.Address));
        using var response = await second.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(first.Keys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task The_api_never_takes_the_session_cookie()
    {
        await using var host = await PortalHost.SignedInAsync();
        (await host.GetAsync("/api/guarded")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var response = await host.Browser.PostAsync("/api/guarded", null, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_silent_api_is_told_on_the_form_and_on_pages()
    {
        await using var host = await PortalHost.SignedInAsync();
        await host.Api.DisposeAsync();
        using var page = await host.GetAsync("/");
        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await page.TextAsync()).ShouldContain("Layanan tidak menjawab");
        using var signIn = await host.SignInAsync();
        (await signIn.TextAsync()).ShouldContain("sedang tidak menjawab");
    }
}
