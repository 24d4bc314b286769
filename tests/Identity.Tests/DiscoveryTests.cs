using System.Net;
using System.Net.Http.Headers;
using Evaluation.Hosting;
using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Identity.Tests;

public sealed class DiscoveryTests
{
    [Fact]
    public async Task Another_process_takes_our_tokens_by_discovery_alone()
    {
        await using var host = await IdentityHost.StartAsync();
        await using var other = await OtherServiceAsync(host.Http.BaseAddress!);
        using var http = new HttpClient { BaseAddress = new(other.Urls.Single()) };
        (await http.GetAsync("/api/other", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var token = await host.AccessTokenAsync();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await http.GetStringAsync("/api/other", TestContext.Current.CancellationToken)).ShouldBe("admin");

        var parts = token.Split('.');
        var forged = $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}";
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", forged);
        (await http.GetAsync("/api/other", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_process_that_learns_of_an_ended_session_refuses_a_token_that_it_has_taken_before()
    {
        await using var host = await IdentityHost.StartAsync();
        await using var other = await OtherServiceAsync(host.Http.BaseAddress!);
        using var http = new HttpClient { BaseAddress = new(other.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await host.AccessTokenAsync());
        (await http.GetStringAsync("/api/other", TestContext.Current.CancellationToken)).ShouldBe("admin");

        var admin = (await (await host.SendAsync(HttpMethod.Get, "/api/identity/accounts", await host.AccessTokenAsync())).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetGuid();
        other.Services.GetRequiredService<EndedSessions>().Take(admin, 1);
        (await http.GetAsync("/api/other", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_public_keys_hold_nothing_private()
    {
        await using var host = await IdentityHost.StartAsync();
        var configuration = await (await host.Http.GetAsync("/api/identity/.well-known/openid-configuration", TestContext.Current.CancellationToken)).JsonAsync();
        configuration.GetProperty("issuer").GetString().ShouldBe("evaluation");
        var keys = await (await host.Http.GetAsync(configuration.GetProperty("jwks_uri").GetString(), TestContext.Current.CancellationToken)).JsonAsync();
        var key = keys.GetProperty("keys").EnumerateArray().ShouldHaveSingleItem();
        key.EnumerateObject().Select(property => property.Name).ShouldBe(["kty", "use", "alg", "crv", "kid", "x", "y"], ignoreOrder: true);
    }

    private static async Task<WebApplication> OtherServiceAsync(Uri identity)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Auth:Authority"] = new Uri(identity, "/api/identity").ToString() });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddEvaluationDefaults();
        var app = builder.Build();
        app.UseEvaluationDefaults();
        app.MapGet("/api/other", (System.Security.Claims.ClaimsPrincipal user) => Caller.Of(user).Role).AllowRoles(Roles.Admin);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
