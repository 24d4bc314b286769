using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evaluation.People.Tests.Hosts;
using Evaluation.Testing.Time;
using Microsoft.AspNetCore.Builder;

namespace Evaluation.Integration.Tests.Hosts;

/// <summary>All services in this process, as Standalone hosts them, on a port of their own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private const string AdminPassword = "a password for tests";

    private readonly Errors errors = new();

    private TestHost(string directory, Uri? broker) => App = AllServices.Build(directory, AdminPassword, TimeProvider.System, broker, errors);

    public WebApplication App { get; }

    /// <summary>Signed in as admin.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <param name="broker">RabbitMQ's address; without one, messages stay in the process.</param>
    public static async Task<TestHost> StartAsync(string directory, Uri? broker = null)
    {
        var host = new TestHost(directory, broker);
        await host.App.StartAsync();
        host.Http = new() { BaseAddress = new(host.App.Urls.Single()), Timeout = TimeSpan.FromMinutes(1) };
        await Eventually.SeeAsync(() => host.Http.GetAsync("/health/ready"), response => response.IsSuccessStatusCode);
        using var token = await host.Http.PostAsJsonAsync("/api/identity/token", new { userName = "admin", password = AdminPassword });
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", (string?)(await JsonAsync(token))["accessToken"]);
        return host;
    }

    public async Task<JsonNode> ImportAsync(byte[] bundle)
    {
        using var response = await SendAsync(bundle);
        var report = await JsonAsync(response);
        ((int)response.StatusCode).ShouldBe(200, $"{report.ToJsonString()}\n{errors}");
        return report;
    }

    public async Task<HttpResponseMessage> SendAsync(byte[] bundle)
    {
        using var content = new ByteArrayContent(bundle);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return await Http.PostAsync("/api/import", content);
    }

    public Task<byte[]> ExportAsync(string cohort) => Http.GetByteArrayAsync($"/api/export/{cohort}");

    public async Task<JsonNode> GetAsync(string address)
    {
        using var response = await Http.GetAsync(address);
        response.EnsureSuccessStatusCode();
        return await JsonAsync(response);
    }

    public Task<JsonNode> ChainAsync(string cohort) => GetAsync($"/api/chains/{cohort}?asOf=2026-11-21");

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
