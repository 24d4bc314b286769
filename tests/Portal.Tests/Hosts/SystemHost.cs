using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evaluation.People.Tests.Hosts;
using Evaluation.Testing;
using Microsoft.AspNetCore.Builder;

namespace Evaluation.Portal.Tests.Hosts;

/// <summary>The portal with all services behind it: for what pages and the API have to do together.</summary>
/// <param name="now">By default the real one.</param>
public abstract class SystemHost(DateTimeOffset? now = null) : IAsyncLifetime
{
    public const string Password = StubApi.Password;

    private readonly Scratch scratch = new();

    public Uri Address => new(App.Urls.Single());

    /// <summary>Signed in to the API as admin.</summary>
    public HttpClient Admin { get; private set; } = null!;

    public StoppedClock Clock { get; } = new(now);

    protected WebApplication App { get; private set; } = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        App = AllServices.Build(scratch.Folder, Password, Clock);
        await App.StartAsync(Cancelled);
        Admin = new() { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(1) };
        await Eventually.SeeAsync(() => Admin.GetAsync("/health/ready"), response => response.IsSuccessStatusCode);
        Admin.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync("admin"));
    }

    public async ValueTask DisposeAsync()
    {
        Admin?.Dispose();
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    public async Task<JsonNode> GetAsync(string address) => (await Admin.GetFromJsonAsync<JsonNode>(address, Cancelled))!;

    public async Task<string> TokenAsync(string userName)
    {
        using var response = await Admin.PostAsJsonAsync("/api/identity/token", new { userName, password = Password }, Cancelled);
        return (string)(await JsonAsync(response))["accessToken"]!;
    }

    /// <summary>An account that the tests sign in with.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> AccountAsync(string userName, string role, string? agency = null, Guid? member = null)
    {
        using var response = await Admin.PostAsJsonAsync("/api/identity/accounts", new { userName, password = Password, role, agency, member, email = $"{userName}@instansi.example" }, Cancelled);
        return (Guid)(await JsonAsync(response))["id"]!;
    }

    public async Task ImportAsync(byte[] bundle)
    {
        using var content = new ByteArrayContent(bundle) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        using var response = await Admin.PostAsync("/api/import", content, Cancelled);
        await JsonAsync(response);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }
}
