using System.Net;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

/// <summary>Somebody at the pages over plain HTTP: signed in, with cookies, sending a page's own forms.</summary>
internal sealed partial class Clerk : IDisposable
{
    private readonly HttpClient browser;

    private Clerk(ServicesHost host) => browser = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(1) };

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken { get; }

    public static async Task<Clerk> SignInAsync(ServicesHost host, string userName, string language = "id")
    {
        var clerk = new Clerk(host);
        var page = await clerk.ReadAsync($"/sign-in?lang={language}");
        using var response = await clerk.PostAsync("/sign-in", page, new() { ["userName"] = userName, ["password"] = ServicesHost.Password });
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return clerk;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => browser.GetAsync(address, TestContext.Current.CancellationToken);

    public async Task<string> ReadAsync(string address)
    {
        using var response = await GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await response.TextAsync();
    }

    /// <summary>In bytes, as it travels.</summary>
    public async Task<int> WeighAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }

    /// <summary>Sends a form of a page, with the page's own token.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, string page, Dictionary<string, string> fields)
    {
        var all = fields.Append(new("__RequestVerificationToken", FormToken.Match(page).Groups[1].Value));
        return browser.PostAsync(address, new FormUrlEncodedContent(all), TestContext.Current.CancellationToken);
    }

    /// <summary>What a field of the page holds.</summary>
    public static string Field(string page, string name) => WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{Regex.Escape(name)}\"[^>]*? value=\"([^\"]*)\"").Groups[1].Value);

    public void Dispose() => browser.Dispose();
}
