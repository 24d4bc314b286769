using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Samples;
using Evaluation.Standalone;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>All services with the portal, as Standalone hosts them, with two sample cohorts, on a day on which one of them has a follow-up open.</summary>
public sealed class WholeSystem : IAsyncLifetime
{
    public const string Password = "kata sandi uji", Closed = "PSMA-2024-01", Open = "ANALITIK-2026-02";

    private readonly Scratch scratch = new();
    private readonly StoppedClock clock = new(new(2026, 12, 15, 3, 0, 0, TimeSpan.Zero));
    private WebApplication app = null!;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Signed in to the API as admin.</summary>
    public HttpClient Admin { get; private set; } = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        app = Build();
        await app.StartAsync();
        Admin = new() { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(1) };
        await Eventually.SeeAsync(() => Admin.GetAsync("/health/ready"), response => response.IsSuccessStatusCode);
        Admin.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync("admin"));
        foreach (var sample in new[] { "psma-2024-01", "analitik-2026-02" })
        {
            using var bundle = new ByteArrayContent(SampleBundles.Zip(sample)) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
            (await Admin.PostAsync("/api/import", bundle)).EnsureSuccessStatusCode();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Admin?.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        scratch.Dispose();
    }

    public async Task<JsonNode> GetAsync(string address) => (await Admin.GetFromJsonAsync<JsonNode>(address, Cancelled))!;

    public async Task<string> TokenAsync(string userName)
    {
        using var response = await Admin.PostAsJsonAsync("/api/identity/token", new { userName, password = Password });
        return (string)(await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!;
    }

    /// <returns>Its id.</returns>
    public async Task<Guid> AccountAsync(string userName, string role, string? agency = null, Guid? member = null)
    {
        using var response = await Admin.PostAsJsonAsync("/api/identity/accounts", new { userName, password = Password, role, agency, member, email = $"{userName}@instansi.example" }, Cancelled);
        return (Guid)(await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(Cancelled))!["id"]!;
    }

    /// <summary>By mail to a long address. Returns the account's id.</summary>
    public async Task<Guid> InviteAsync(string userName)
    {
        using var response = await Admin.PostAsJsonAsync("/api/identity/accounts", new { userName, role = "leadership", email = $"{new string('x', 150)}@instansi.example" }, Cancelled);
        return (Guid)(await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(Cancelled))!["id"]!;
    }

    public async Task<IReadOnlyList<JsonNode>> PeopleAsync(string cohort, string role) =>
        [.. (await GetAsync($"/api/cohorts/{cohort}/people?role={role}&limit=1000"))["items"]!.AsArray().Select(item => item!)];

    /// <summary>The secret of a new personal link.</summary>
    public async Task<string> LinkAsync(Guid person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<IClientFactory>().CreateRequestClient<AskLinks>(new Uri("exchange:identity-questions"));
        return (await client.GetResponse<LinksAnswered>(new AskLinks([person]), Cancelled)).Message.Links.ShouldHaveSingleItem().Secret;
    }

    /// <summary>An event that was given up, as the dispatcher leaves it: of a cohort that nobody knows.</summary>
    public async Task<Guid> ParkAsync(string service, string reason)
    {
        var id = Guid.CreateVersion7();
        await app.Services.GetRequiredKeyedService<Database>(service).WriteAsync(work => work.ExecuteAsync(
            """
            INSERT INTO outbox (id, type, body, created_at, due_at, attempts, claimed_until, parked_at, last_error)
            VALUES (@id, @type, @body, @Now, @Now, 20, @Now, @Now, @reason)
            """,
            new { id, type = WireFormat.NameOf(typeof(CohortRemoved)), body = WireFormat.Write(new CohortRemoved(Guid.CreateVersion7(), new(1, 1), "HELD")), work.Now, reason }));
        return id;
    }

    /// <summary>Somebody who has staff to observe now.</summary>
    public async Task<JsonNode> SupervisorAsync()
    {
        var missing = await Eventually.SeeAsync(() => GetAsync($"/api/behaviour/{Open}/follow-ups/6/missing"), found => found["items"]!.AsArray().Any(IsOfSupervisor));
        var rater = (string)missing["items"]!.AsArray().First(IsOfSupervisor)!["rater"]!;
        return (await PeopleAsync(Open, "rater")).Single(person => (string)person["id"]! == rater);

        static bool IsOfSupervisor(JsonNode? item) => (string?)item!["raterGroup"] == "supervisor";
    }

    private WebApplication Build()
    {
        var builder = EvaluationHost.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Directory"] = scratch.Folder,
            ["Evaluation:AdminPassword"] = Password,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddEvaluationDefaults();
        builder.AddAllServices();
        builder.AddBus(Transport.InMemory);

        var built = builder.Build();
        built.UseEvaluationDefaults();
        built.MapAllServices();
        return built;
    }
}
