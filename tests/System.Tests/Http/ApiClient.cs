using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Evaluation.SystemTests.Http;

/// <summary>What scripts do with the API.</summary>
internal sealed class ApiClient(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    public async Task SignInAsync(string userName, string password)
    {
        var answer = (await PostAsync("/api/identity/token", new { userName, password })).ShouldBe(HttpStatusCode.OK);
        http.DefaultRequestHeaders.Authorization = new("Bearer", answer.Json["accessToken"]!.GetValue<string>());
    }

    /// <summary>As somebody who opens a personal link.</summary>
    public async Task UseLinkAsync(string secret)
    {
        var answer = (await PostAsync("/api/identity/links/session", new { secret })).ShouldBe(HttpStatusCode.OK);
        http.DefaultRequestHeaders.Authorization = new("Bearer", answer.Json["accessToken"]!.GetValue<string>());
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<ApiAnswer> PostAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(JsonSerializer.Serialize(body, JsonSerializerOptions.Web)), headers);

    public Task<ApiAnswer> PutAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Json(JsonSerializer.Serialize(body, JsonSerializerOptions.Web)), headers);

    public Task<ApiAnswer> PostTextAsync(string path, string json) => SendAsync(HttpMethod.Post, path, Json(json));

    public Task<ApiAnswer> ImportAsync(byte[] bundle, string query = "")
    {
        var content = new ByteArrayContent(bundle);
        content.Headers.ContentType = new("application/zip");
        return SendAsync(HttpMethod.Post, $"/api/import{query}", content);
    }

    public async Task<byte[]> ExportAsync(string cohort)
    {
        using var response = await http.GetAsync($"/api/export/{cohort}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The people of a role, all pages.</summary>
    public async Task<IReadOnlyList<JsonNode>> PeopleAsync(string cohort, string role)
    {
        var people = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = (await GetAsync($"/api/cohorts/{cohort}/people?role={role}&limit=1000{(cursor is null ? "" : $"&cursor={cursor}")}")).ShouldBe(HttpStatusCode.OK).Json;
            people.AddRange(page["items"]!.AsArray().Select(person => person!));
            cursor = page["cursor"]?.GetValue<string>();
        } while (cursor is not null);
        return people;
    }

    /// <summary>The chain as soon as it is as wanted: events take a moment.</summary>
    public async Task<JsonNode> ChainAsync(string cohort, Func<JsonNode, bool> wanted, string asOf = "2026-11-21") =>
        (await Eventually.SeeAsync(() => GetAsync($"/api/chains/{cohort}?asOf={asOf}"), answer => answer.Status == HttpStatusCode.OK && wanted(answer.Json), TimeSpan.FromMinutes(1))).Json;

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.ToString());
    }

    public void Dispose() => http.Dispose();

    private static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
