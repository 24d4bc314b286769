using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

/// <summary>Somebody at the pages over plain HTTP, without a window: signed in, with cookies, sending a page's own forms and files.</summary>
internal sealed partial class Clerk : IDisposable
{
    private readonly HttpClient browser;

    private Clerk(Uri address) => browser = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };

    [GeneratedRegex("<input name=\"(?<name>__RequestVerificationToken)\" type=\"hidden\" value=\"(?<value>[^\"]+)\"|<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField { get; }

    public static async Task<Clerk> SignInAsync(SystemHost host, string userName, string language = "id")
    {
        var clerk = new Clerk(host.Address);
        await clerk.SignInAsync(userName, language);
        return clerk;
    }

    public async Task SignInAsync(string userName, string language = "id")
    {
        var page = await ReadAsync($"/sign-in?lang={language}");
        using var response = await PostAsync("/sign-in", page, new() { ["userName"] = userName, ["password"] = SystemHost.Password });
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => browser.GetAsync(address, TestContext.Current.CancellationToken);

    /// <summary>A page as it is written.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var response = await GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await response.TextAsync();
    }

    /// <summary>A page as people read it: entities as their letters.</summary>
    public async Task<string> TextAsync(string address)
    {
        using var response = await GetAsync(address);
        return (await response.TextAsync()).Read();
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

    /// <summary>Sends a form of a page, with what the page carries unseen.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, string page, Dictionary<string, string> fields)
    {
        fields = new(fields);
        foreach (var (name, value) in Hidden(page)) fields.TryAdd(name, value);
        return browser.PostAsync(address, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> UploadAsync(string address, string page, byte[] file, string name)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in Hidden(page)) form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "upload", name);
        return browser.PostAsync(address, form, TestContext.Current.CancellationToken);
    }

    /// <summary>What a field of the page holds.</summary>
    public static string Field(string page, string name) => Regex.Match(page, $"name=\"{Regex.Escape(name)}\"[^>]*? value=\"([^\"]*)\"").Groups[1].Value.Read();

    public void Dispose() => browser.Dispose();

    private static IEnumerable<(string Name, string Value)> Hidden(string page) =>
        HiddenField.Matches(page[page.IndexOf("<main", StringComparison.Ordinal)..]).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value.Read()));
}
