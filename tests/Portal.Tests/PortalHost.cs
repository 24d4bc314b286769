using System.Net;
using System.Text.RegularExpressions;
using Evaluation.Hosting;
using Evaluation.Hosting.Security;
using Evaluation.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Portal.Tests;

/// <summary>The portal on a port of its own, before a stub of the API, with a browser's cookies.</summary>
internal sealed partial class PortalHost : IAsyncDisposable
{
    private readonly Scratch scratch = new();

    private WebApplication app = null!;

    public StubApi Api { get; private set; } = null!;

    public StoppedClock Clock { get; private init; } = new();

    public CookieContainer Cookies { get; } = new();

    public HttpClient Browser { get; private set; } = null!;

    public string Keys { get; private set; } = "";

    public Uri Address => new(app.Urls.Single());

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken { get; }

    public static async Task<PortalHost> StartAsync(string? keys = null, string? api = null, int port = 0)
    {
        var host = new PortalHost();
        host.Keys = keys ?? host.scratch.File("keys");
        host.Api = await StubApi.StartAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:Api"] = api ?? host.Api.Address,
            ["Portal:Keys"] = host.Keys,
            ["Portal:Timeout"] = "00:00:05",
        });
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(host.Clock);
        builder.AddEvaluationDefaults();
        builder.AddPortal(alone: true);
        host.app = builder.Build();
        host.app.UseEvaluationDefaults();
        host.app.MapGet("/api/guarded", () => "inside").AllowRoles(Roles.All.ToArray());
        host.app.MapPortal();
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        host.Browser = new(new HttpClientHandler { CookieContainer = host.Cookies, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        return host;
    }

    public static async Task<PortalHost> SignedInAsync()
    {
        var host = await StartAsync();
        (await host.SignInAsync()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return host;
    }

    public async Task<HttpResponseMessage> SignInAsync(string password = StubApi.Password, string? returnUrl = null)
    {
        var page = await TextAsync("/sign-in");
        return await PostAsync("/sign-in", page, new() { ["userName"] = "budi", ["password"] = password, ["returnUrl"] = returnUrl ?? "" });
    }

    /// <summary>Sends a form of a page, with the page's own token.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, string page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = FormToken.Match(page).Groups[1].Value;
        return Browser.PostAsync(address, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Browser.GetAsync(address, TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string address)
    {
        using var response = await GetAsync(address);
        return await response.TextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.DisposeAsync();
        await Api.DisposeAsync();
        scratch.Dispose();
    }
}

internal static class Pages
{
    /// <summary>The page as people read it: entities as their letters.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static string Read(this string html) => WebUtility.HtmlDecode(html);
}
