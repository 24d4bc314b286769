using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Security;
using Evaluation.Notifications.PlanMails;
using Evaluation.Notifications.SendMails;
using Evaluation.Persistence.Databases;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using Evaluation.Testing.TSql;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Notifications.Tests.Fixtures;

/// <summary>The service as it is hosted, on a port of its own, with the other services beside it on the bus.</summary>
internal sealed class NotificationsHost : IAsyncDisposable
{
    private readonly Scratch scratch = new();
    private readonly TSqlWatch watch = TSqlCheck.WatchAll();
    private readonly Keys keys = new();
    private WebApplication app = null!;
    private HttpClient http = null!;

    public World World { get; } = new();

    public MovedClock Clock { get; } = new(Kit.Start);

    public static async Task<NotificationsHost> StartAsync()
    {
        var host = new NotificationsHost();
        var builder = EvaluationHost.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Directory"] = host.scratch.Folder });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(host.Clock).AddSingleton(host.World).AddSingleton<ILocalSigningKeys>(host.keys);
        builder.AddEvaluationDefaults();
        builder.AddNotifications();
        builder.AddConsumers(new("cohorts-questions", [typeof(AnsweringCohorts)]));
        builder.AddConsumers(new("identity-questions", [typeof(AnsweringIdentity)]));
        builder.AddConsumers(new("behaviour-questions", [typeof(AnsweringBehaviour)]));
        builder.AddConsumers(new("reaction-questions", [typeof(AnsweringReaction)]));
        builder.AddConsumers(new("learning-questions", [typeof(AnsweringLearning)]));
        builder.AddBus(Transport.InMemory);
        host.app = builder.Build();
        host.app.UseEvaluationDefaults();
        host.app.MapNotifications();
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        host.http = new() { BaseAddress = new(host.app.Urls.Single()) };
        await Eventually.SeeAsync(() => host.http.GetAsync("/health/ready"), response => response.IsSuccessStatusCode);
        return host;
    }

    public async Task<Cohort> CohortAsync(string code = "PSMA-01", string agency = "BPSDM")
    {
        var cohort = Cohort.Of(code, agency);
        await TellAsync(cohort.Planned());
        return cohort;
    }

    public async Task TellAsync(object message)
    {
        var id = Guid.NewGuid();
        await app.Services.GetRequiredService<IBusControl>().Publish(message, message.GetType(), context => context.MessageId = id);
        var database = app.Services.GetRequiredKeyedService<Database>(NotificationsService.Database);
        await Eventually.EqualsAsync(1, () => database.ReadAsync(session => session.ValueAsync<int>("SELECT COUNT(*) FROM inbox WHERE message_id = @id", new { id })));
    }

    /// <summary>Two minutes later all that is due has been planned and sent, by this instance's own work or by the test's.</summary>
    public async Task WorkAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(2));
        var instance = new Instance(app.Services.GetRequiredService<MailPlanner>(), app.Services.GetRequiredService<MailSender>());
        await instance.WorkAsync();
        var database = app.Services.GetRequiredKeyedService<Database>(NotificationsService.Database);
        await Eventually.EqualsAsync(0, () => database.ReadAsync(session => session.ValueAsync<int>(
            "SELECT (SELECT COUNT(*) FROM notices WHERE state = 'waiting') + (SELECT COUNT(*) FROM mails WHERE state = 'waiting' AND due_at <= @now)", new { now = Clock.GetUtcNow() })));
    }

    /// <param name="role">Null for somebody who is not signed in.</param>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body = null, string? role = Roles.Admin, string? agency = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (role is not null) request.Headers.Authorization = new("Bearer", keys.Token(role, agency));
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public Task<ApiAnswer> GetAsync(string path, string? role = Roles.Admin, string? agency = null) => SendAsync(HttpMethod.Get, path, null, role, agency);

    public Task<ApiAnswer> PostAsync(string path, object? body = null, string? role = Roles.Admin, string? agency = null) => SendAsync(HttpMethod.Post, path, body, role, agency);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        watch.Dispose();
        scratch.Dispose();
        watch.Problems.ShouldBeEmpty();
    }

    private sealed class Keys : ILocalSigningKeys
    {
        private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

        public Task<IReadOnlyCollection<SecurityKey>> PublicKeysAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyCollection<SecurityKey>>([key]);

        public string Token(string role, string? agency)
        {
            var claims = new Dictionary<string, object> { [TokenClaims.Account] = "somebody", [TokenClaims.Role] = role };
            if (agency is not null) claims[TokenClaims.Agency] = agency;
            // Good at all times, since the host's clock is moved.
            return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = "evaluation", Audience = "evaluation", Claims = claims, SigningCredentials = new(key, SecurityAlgorithms.EcdsaSha256),
                IssuedAt = DateTime.UnixEpoch, NotBefore = DateTime.UnixEpoch, Expires = DateTime.UnixEpoch.AddYears(200),
            });
        }
    }
}

internal sealed record ApiAnswer(int Status, JsonNode? Json)
{
    public string? Code => (string?)Json?["code"];

    public IEnumerable<string> Fields => Json!["errors"]!.AsArray().Select(error => (string)error!["field"]!);
}

/// <summary>A clock that is moved by hand, whose timers run by real time.</summary>
internal sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
