using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Identity.CreateFirstAccount;
using Evaluation.Persistence.Databases;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Identity.Tests;

/// <summary>The identity service on a port of its own, with its database in a folder of its own.</summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    public const string AdminPassword = "a password for tests";

    private readonly Scratch scratch = new();

    private WebApplication app = null!;

    public HttpClient Http { get; private set; } = null!;

    public StringWriter Console { get; } = new();

    public string Directory { get; private set; } = "";

    public StoppedClock Clock { get; } = new();

    public Database Database => app.Services.GetRequiredKeyedService<Database>("identity");

    public static async Task<IdentityHost> StartAsync(string? adminPassword = AdminPassword, string? directory = null)
    {
        var host = new IdentityHost();
        host.Directory = directory ?? host.scratch.Folder;
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Directory"] = host.Directory,
            ["Evaluation:AdminPassword"] = adminPassword,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(host.Clock);
        builder.Services.AddKeyedSingleton<TextWriter>(FirstAccount.Console, host.Console);
        builder.AddEvaluationDefaults();
        builder.AddIdentity();
        builder.AddBus(Transport.InMemory);
        host.app = builder.Build();
        host.app.UseEvaluationDefaults();
        host.app.MapIdentity();
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        host.Http = new() { BaseAddress = new(host.app.Urls.Single()) };
        return host;
    }

    public Task<HttpResponseMessage> TokenAsync(string userName, string password) =>
        Http.PostAsJsonAsync("/api/identity/token", new { userName, password }, TestContext.Current.CancellationToken);

    public async Task<string> AccessTokenAsync(string userName = "admin", string password = AdminPassword)
    {
        using var response = await TokenAsync(userName, password);
        return (await response.JsonAsync()).GetProperty("accessToken").GetString()!;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        scratch.Dispose();
    }
}

internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<string?> CodeAsync(this HttpResponseMessage response) => (await response.JsonAsync()).GetProperty("code").GetString();
}
