using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests.Setup;

/// <summary>Somebody who fills in the pages without a browser: cookies, forms with their own hidden fields, files.</summary>
internal sealed partial class Officer(AgencyHost host) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = host.Address };

    public static async Task<Officer> SignedInAsync(AgencyHost host, string userName = AgencyHost.Unit)
    {
        var officer = new Officer(host);
        await officer.SignInAsync(userName);
        return officer;
    }

    public async Task SignInAsync(string userName = AgencyHost.Unit) =>
        (await PostAsync("/sign-in", await TextAsync("/sign-in"), new() { ["userName"] = userName, ["password"] = AgencyHost.Password })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    public Task<HttpResponseMessage> GetAsync(string address) => http.GetAsync(address, TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string address)
    {
        using var response = await GetAsync(address);
        return (await response.TextAsync()).Read();
    }

    /// <summary>Sends a form of a page with its hidden fields.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, string page, Dictionary<string, string> fields)
    {
        fields = new(fields);
        foreach (var (name, value) in Hidden(page)) fields.TryAdd(name, value);
        return http.PostAsync(address, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> UploadAsync(string address, string page, byte[] file, string name)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in Hidden(page)) form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "upload", name);
        return http.PostAsync(address, form, TestContext.Current.CancellationToken);
    }

    /// <summary>Bytes that travel.</summary>
    public async Task<int> WeighAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }

    public async Task BeginAsync(string code)
    {
        using var begun = await PostAsync("/cohorts/new", await TextAsync("/cohorts/new"), Basics(code));
        begun.Headers.Location?.ToString().ShouldBe($"/cohorts/{code}/setup/instruments?note=saved", await begun.TextAsync());
    }

    public static Dictionary<string, string> Basics(string code) => new()
    {
        ["name"] = $"Angkatan {code}", ["code"] = code, ["startsOn"] = "2026-11-02", ["endsOn"] = "2026-11-20", ["timeZone"] = "Asia/Jakarta", ["programmeName"] = "Manajemen ASN",
        ["programmeCode"] = "PSMA", ["programmeKind"] = "technical", ["agencyName"] = "Badan Kepegawaian Negara", ["agencyCode"] = "BKN",
    };

    public void Dispose() => http.Dispose();

    private static IEnumerable<(string Name, string Value)> Hidden(string page) => HiddenField.Matches(page[page.IndexOf("<main", StringComparison.Ordinal)..])
        .Select(match => match.Groups["token"].Success ? ("__RequestVerificationToken", match.Groups["token"].Value) : (match.Groups["name"].Value, match.Groups["value"].Value));

    [GeneratedRegex("<input name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"|<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField { get; }
}
