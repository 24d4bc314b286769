using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Evaluation.Identity.Tests;

public sealed class IssueTokenTests
{
    [Fact]
    public async Task A_token_says_who_it_is_for_and_how_long_it_lasts()
    {
        await using var host = await IdentityHost.StartAsync();
        using var response = await host.TokenAsync("ADMIN", IdentityHost.AdminPassword);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var answer = await response.JsonAsync();
        answer.GetProperty("tokenType").GetString().ShouldBe("Bearer");
        answer.GetProperty("expiresIn").GetInt32().ShouldBe(8 * 3600);
        var parts = answer.GetProperty("accessToken").GetString()!.Split('.');
        Json(parts[0]).GetProperty("alg").GetString().ShouldBe("ES256");
        var claims = Json(parts[1]);
        claims.GetProperty("role").GetString().ShouldBe("admin");
        claims.GetProperty("name").GetString().ShouldBe("admin");
        claims.GetProperty("iss").GetString().ShouldBe("evaluation");
        claims.GetProperty("aud").GetString().ShouldBe("evaluation");
        Guid.TryParse(claims.GetProperty("sub").GetString(), out _).ShouldBeTrue();
        claims.TryGetProperty("agency", out _).ShouldBeFalse();
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()).ShouldBe(8 * 3600);
    }

    [Theory]
    [InlineData("admin", "not the password")]
    [InlineData("nobody", "not the password")]
    [InlineData("", "")]
    public async Task Wrong_credentials_get_the_same_answer_with_and_without_an_account(string userName, string password)
    {
        await using var host = await IdentityHost.StartAsync();
        using var response = await host.TokenAsync(userName, password);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.CodeAsync()).ShouldBe("credentialsWrong");
    }

    [Fact]
    public async Task An_address_that_tries_too_often_is_refused_whatever_it_says_of_itself()
    {
        await using var host = await IdentityHost.StartAsync();
        string? code = null;
        // Twice the limit, since a minute may end in between.
        for (var attempt = 0; attempt < 125 && code != "tooMany"; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/identity/token") { Content = JsonContent.Create(new { userName = "guess", password = "not the password" }) };
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{attempt}");
            using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
            code = await response.CodeAsync();
        }
        code.ShouldBe("tooMany");
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("nobody")]
    public async Task Five_failures_lock_a_name_for_five_minutes_whether_or_not_it_has_an_account(string userName)
    {
        await using var host = await IdentityHost.StartAsync();
        for (var attempt = 1; attempt <= 5; attempt++)
            (await host.TokenAsync(userName, "wrong again")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var locked = await host.TokenAsync(userName, IdentityHost.AdminPassword);
        locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBe(300, 1);
        (await locked.CodeAsync()).ShouldBe("accountLocked");

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await host.TokenAsync(userName, "wrong again")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        if (userName == "admin") (await host.TokenAsync(userName, IdentityHost.AdminPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guesses_at_one_time_are_worth_no_more_than_as_many_in_a_row()
    {
        await using var host = await IdentityHost.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(guess => host.TokenAsync("admin", $"guess number {guess}")));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).ShouldBe(5);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(7);
    }

    [Fact]
    public async Task A_success_clears_the_failures_before_it()
    {
        await using var host = await IdentityHost.StartAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 1; attempt <= 4; attempt++) await host.TokenAsync("admin", "wrong again");
            (await host.TokenAsync("admin", IdentityHost.AdminPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_misspelt_property_and_a_huge_body_are_refused()
    {
        await using var host = await IdentityHost.StartAsync();
        using var misspelt = await host.Http.PostAsJsonAsync("/api/identity/token", new { username = "admin", pasword = "x" }, TestContext.Current.CancellationToken);
        misspelt.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var huge = await host.TokenAsync("admin", new string('x', 100_000));
        huge.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task The_answer_is_in_the_language_that_was_asked_for()
    {
        await using var host = await IdentityHost.StartAsync();
        (await (await host.TokenAsync("admin", "wrong")).JsonAsync()).GetProperty("title").GetString().ShouldStartWith("Nama pengguna");
        host.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        (await (await host.TokenAsync("admin", "wrong")).JsonAsync()).GetProperty("title").GetString().ShouldStartWith("User name");
    }

    private static JsonElement Json(string part)
    {
        var base64 = part.Replace('-', '+').Replace('_', '/');
        return JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')))).RootElement;
    }
}
