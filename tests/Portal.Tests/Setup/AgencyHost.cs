using System.Net;
using System.Net.Http.Json;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Security;
using Evaluation.Standalone;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Portal.Tests.Setup;

/// <summary>All services with the portal in this process, on a port of their own, with an account for each role of these pages.</summary>
public sealed class AgencyHost : IAsyncLifetime
{
    public const string Password = "kata sandi untuk uji", Unit = "unit", OtherUnit = "unit-lain", Leader = "pimpinan";

    private readonly Scratch scratch = new();
    private WebApplication app = null!;

    public Uri Address => new(app.Urls.Single());

    internal StoppedClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        app = Build();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.SeeAsync(() => http.GetAsync("/health/ready"), response => response.IsSuccessStatusCode);
        using var token = await http.PostAsJsonAsync("/api/identity/token", new { userName = "admin", password = Password });
        var value = (await token.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>())!["accessToken"]!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)value!);
        foreach (var (userName, role, agency) in new[] { (Unit, Roles.TrainingUnit, "BKN"), (OtherUnit, Roles.TrainingUnit, "LAN"), (Leader, Roles.Leadership, "BKN") })
        {
            using var created = await http.PostAsJsonAsync("/api/identity/accounts", new { userName, password = Password, role, agency });
            created.StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        scratch.Dispose();
    }

    private WebApplication Build()
    {
        var builder = EvaluationHost.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Directory"] = scratch.Folder, ["Evaluation:AdminPassword"] = Password });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddEvaluationDefaults();
        builder.AddAllServices();
        builder.AddBus(Transport.InMemory);
        var built = builder.Build();
        built.UseEvaluationDefaults();
        built.MapAllServices();
        return built;
    }
}
