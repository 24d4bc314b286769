using System.Net;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

/// <summary>Somebody who reads pages and sends their forms, with cookies and without a window.</summary>
internal sealed partial class PageReader : IDisposable
{
    private readonly HttpClient http;

    private PageReader(Uri address) => http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    [GeneratedRegex("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"")]
    private static partial Regex Field { get; }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken { get; }

    public static async Task<PageReader> SignedInAsync(Uri address, string userName, string password)
    {
        var reader = new PageReader(address);
        using var done = await reader.SendAsync("/sign-in", await reader.TextAsync("/sign-in"), new() { ["userName"] = userName, ["password"] = password, ["returnUrl"] = "" });
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return reader;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => http.GetAsync(address, TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string address)
    {
        using var response = await GetAsync(address);
        return await response.TextAsync();
    }

    /// <summary>As it travels: compressed.</summary>
    public async Task<int> WeighAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { AcceptEncoding = { new("gzip") } } };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        return (await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }

    /// <summary>Sends a form as it stands on the page, but for what is given.</summary>
    public Task<HttpResponseMessage> SendAsync(string address, string page, Dictionary<string, string> fields)
    {
        var all = Field.Matches(page).Select(match => (Name: match.Groups[1].Value, Value: match.Groups[2].Value.Read())).DistinctBy(field => field.Name).ToDictionary(field => field.Name, field => field.Value);
        foreach (var (name, value) in fields) all[name] = value;
        all["__RequestVerificationToken"] = FormToken.Match(page).Groups[1].Value;
        return http.PostAsync(address, new FormUrlEncodedContent(all), TestContext.Current.CancellationToken);
    }

    public void Dispose() => http.Dispose();
}
