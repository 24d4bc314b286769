using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using Evaluation.Hosting;
using Evaluation.Hosting.Configuration;
using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Identity.Tests;

public sealed class ExternalProviderTests
{
    private static readonly Dictionary<string, object> Operator = new() { ["sub"] = "198504152008011001", ["groups"] = new[] { "staff", "sdm-operator" }, ["unit_kerja"] = "BKN" };

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.EcdsaSha256)]
    public async Task Its_tokens_count_with_role_and_agency_as_configured(string algorithm)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var service = await StartAsync(provider);
        var (status, caller) = await CallAsync(service, provider.Token(Operator, algorithm));
        status.ShouldBe(HttpStatusCode.OK);
        caller.ShouldEndWith("training-unit|BKN|");
        // The subject may be a NIP, which must not stand in an audit log.
        caller.ShouldNotContain("1985");
    }

    [Fact]
    public async Task Our_own_tokens_count_as_before()
    {
        await using var identity = await IdentityHost.StartAsync();
        await using var provider = await OpenIdProvider.StartAsync();
        await using var service = await StartAsync(provider, identity.Http.BaseAddress);
        (await CallAsync(service, await identity.AccessTokenAsync())).Caller.ShouldEndWith("admin||");
        (await CallAsync(service, provider.Token(Operator))).Caller.ShouldEndWith("training-unit|BKN|");
    }

    [Fact]
    public async Task A_role_that_is_not_mapped_may_do_nothing_whatever_it_is_called()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var service = await StartAsync(provider);
        foreach (var role in (string[])["staff", "admin", "respondent"])
            (await CallAsync(service, provider.Token(new() { ["sub"] = "x", ["groups"] = role, ["role"] = role, ["unit_kerja"] = "BKN" }))).Status.ShouldBe(HttpStatusCode.Forbidden, role);
    }

    [Fact]
    public async Task A_training_unit_without_an_agency_may_do_nothing()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var service = await StartAsync(provider);
        (await CallAsync(service, provider.Token(new() { ["sub"] = "x", ["groups"] = "sdm-operator" }))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Its_tokens_cannot_bring_claims_of_ours()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var service = await StartAsync(provider);
        var claims = new Dictionary<string, object>(Operator) { ["member"] = Guid.NewGuid().ToString(), ["agency"] = "LAIN", ["role"] = "admin", ["ver"] = 0 };
        (await CallAsync(service, provider.Token(claims))).Caller.ShouldEndWith("training-unit|BKN|");
    }

    [Fact]
    public async Task A_token_that_is_not_right_in_every_way_is_none()
    {
        await using var identity = await IdentityHost.StartAsync();
        await using var provider = await OpenIdProvider.StartAsync();
        await using var service = await StartAsync(provider, identity.Http.BaseAddress);
        using var forger = RSA.Create(2048);
        foreach (var token in (string[])
        [
            provider.Token(Operator, audience: "another"), provider.Token(Operator, issuer: "https://elsewhere.example"), provider.Token(Operator, issuer: "evaluation"),
            provider.Token(Operator, life: TimeSpan.FromHours(-1)), provider.Token(Operator, key: new RsaSecurityKey(forger) { KeyId = "rsa" }), "no.token.atall", "none",
        ])
            (await CallAsync(service, token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_wrong_with_its_configuration_is_told_at_start()
    {
        var problem = await Should.ThrowAsync<ConfigurationException>(() => StartAsync(new()
        {
            ["Auth:Authority"] = "http://127.0.0.1:1/api/identity", ["Auth:External:Authority"] = "http://login.example", ["Auth:External:Roles:boss"] = "king",
        }));
        problem.Message.ShouldContain("Auth__External__Authority");
        problem.Message.ShouldContain("Auth__External__Roles__boss");
    }

    private static Task<WebApplication> StartAsync(OpenIdProvider provider, Uri? identity = null) => StartAsync(new()
    {
        // Where nobody listens, and nobody is asked unless a token says that it is ours.
        ["Auth:Authority"] = new Uri(identity ?? new("http://127.0.0.1:1"), "/api/identity").ToString(),
        ["Auth:External:Authority"] = provider.Issuer, ["Auth:External:RoleClaim"] = "groups", ["Auth:External:AgencyClaim"] = "unit_kerja",
        ["Auth:External:Roles:sdm-operator"] = "training-unit", ["Auth:External:Roles:sdm-admin"] = "admin",
    });

    private static async Task<WebApplication> StartAsync(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddEvaluationDefaults();
        var app = builder.Build();
        app.UseEvaluationDefaults();
        app.MapGet("/api/caller", (ClaimsPrincipal user) => $"{Caller.Of(user).Account}|{Caller.Of(user).Role}|{Caller.Of(user).Agency}|{Caller.Of(user).Members?.Count}").AllowRoles([.. Roles.All, Roles.Respondent]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<(HttpStatusCode Status, string Caller)> CallAsync(WebApplication service, string token)
    {
        using var http = new HttpClient { BaseAddress = new(service.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.GetAsync("/api/caller", TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
