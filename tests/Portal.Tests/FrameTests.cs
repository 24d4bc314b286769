using System.Text;

namespace Evaluation.Portal.Tests;

public sealed class FrameTests
{
    [Theory]
    [InlineData(null, "id")]
    [InlineData("en-GB,en;q=0.9,id;q=0.5", "en")]
    [InlineData("fr-FR,fr;q=0.9,in;q=0.8,en;q=0.3", "id")]
    [InlineData("en;q=0, id", "id")]
    [InlineData("de", "id")]
    [InlineData("nonsense;;q=x", "id")]
    public async Task A_new_reader_is_spoken_to_as_the_browser_asks(string? accepted, string language)
    {
        await using var host = await PortalHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var response = await host.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.TextAsync()).ShouldContain($"<html lang=\"{language}\"");
    }

    [Theory]
    [InlineData("admin", true)]
    [InlineData("leadership", true)]
    [InlineData("supervisor", false)]
    public async Task The_menu_shows_what_a_role_works_with(string role, bool isShown)
    {
        await using var host = await PortalHost.StartAsync();
        var claims = Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"role":"{{role}}"}""")).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        host.Api.Token = $"head.{claims}.signature";
        await host.SignInAsync();
        (await host.TextAsync("/no/such/page")).Contains("href=\"/programmes\"", StringComparison.Ordinal).ShouldBe(isShown);
    }

    [Theory]
    [InlineData("no token at all")]
    [InlineData("a.b.c")]
    [InlineData("a.W10.c")]
    public async Task A_token_that_cannot_be_read_signs_in_all_the_same(string token)
    {
        await using var host = await PortalHost.StartAsync();
        host.Api.Token = token;
        (await host.SignInAsync()).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await host.TextAsync("/")).ShouldContain("href=\"/programmes\"");
    }
}
