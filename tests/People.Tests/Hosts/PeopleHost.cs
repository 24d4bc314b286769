using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Evaluation.Cohorts.Retain;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Persistence.Databases;
using Evaluation.Samples;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.People.Tests.Hosts;

/// <summary>All services in this process, on a port of their own, at a time that stands still until a test moves it.</summary>
public sealed class PeopleHost : IAsyncLifetime
{
    public const string AdminPassword = "a password for tests";

    private readonly Scratch scratch = new();
    private int accounts;

    public WebApplication App { get; private set; } = null!;

    public StoppedClock Clock { get; } = new(new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero));

    public Client Nobody { get; private set; } = null!;

    public Client Admin { get; private set; } = null!;

    /// <summary>What the services have said so far.</summary>
    public ConcurrentQueue<object> Heard { get; } = new();

    public async ValueTask InitializeAsync()
    {
        App = AllServices.Build(scratch.Folder, AdminPassword, Clock);
        await App.StartAsync();
        var http = new HttpClient { BaseAddress = new(App.Urls.Single()), Timeout = TimeSpan.FromMinutes(1) };
        Nobody = new(http, null);
        await Eventually.SeeAsync(() => http.GetAsync("/health/ready"), response => response.IsSuccessStatusCode);
        var heard = App.Services.GetRequiredService<IBusControl>().ConnectReceiveEndpoint("heard", endpoint =>
        {
            Hear<LinkRequested>(endpoint);
            Hear<AccountMailRequested>(endpoint);
            Hear<RosterChanged>(endpoint);
            Hear<CohortPlanned>(endpoint);
            Hear<PersonErased>(endpoint);
        });
        await heard.Ready;
        await SignInAdminAsync();
    }

    /// <summary>Anew after a jump in time.</summary>
    public async Task SignInAdminAsync() => Admin = await SignInAsync("admin", AdminPassword);

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        scratch.Dispose();
    }

    /// <summary>Whether any file of any service holds the text.</summary>
    public bool IsInFiles(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(scratch.Folder, "*", SearchOption.AllDirectories).Any(file =>
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            open.CopyTo(copy);
            return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(bytes) >= 0;
        });
    }

    public Database Database(string service) => App.Services.GetRequiredKeyedService<Database>(service);

    /// <summary>What Cohorts does once a day.</summary>
    public Func<CancellationToken, Task> DailyJob() => App.Services.GetRequiredService<RetentionJob>().RunAsync;

    /// <summary>Asks over the bus, as another service would.</summary>
    public async Task<TAnswer> AskAsync<TQuestion, TAnswer>(string queue, TQuestion question) where TQuestion : class where TAnswer : class
    {
        await using var scope = App.Services.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<IClientFactory>().CreateRequestClient<TQuestion>(new Uri($"exchange:{queue}"));
        return (await client.GetResponse<TAnswer>(question)).Message;
    }

    /// <summary>The secret of a new link.</summary>
    public async Task<string> LinkAsync(Guid person) => (await AskAsync<AskLinks, LinksAnswered>("identity-questions", new([person]))).Links.ShouldHaveSingleItem().Secret;

    public async Task<Client> RespondentAsync(Guid person)
    {
        var answer = await Nobody.PostAsync("/api/identity/links/session", new { secret = await LinkAsync(person) });
        answer.Status.ShouldBe(200, answer.Text);
        return new(Nobody.Http, (string)answer.Json["accessToken"]!);
    }

    public async Task<Client> SignInAsync(string userName, string password)
    {
        var answer = await Nobody.PostAsync("/api/identity/token", new { userName, password });
        answer.Status.ShouldBe(200, answer.Text);
        return new(Nobody.Http, (string)answer.Json["accessToken"]!);
    }

    /// <summary>Somebody new with that role.</summary>
    public async Task<Client> ClientAsync(string role, string? agency = null, Guid? member = null)
    {
        var userName = $"{role}-{Interlocked.Increment(ref accounts)}";
        var created = await Admin.PostAsync("/api/identity/accounts", new { userName, password = AdminPassword, role, agency, member });
        created.Status.ShouldBe(201, created.Text);
        return await SignInAsync(userName, AdminPassword);
    }

    public async Task<JsonNode> ImportAsync(string sample) => await ImportAsync(SampleBundles.Zip(sample));

    public async Task<JsonNode> ImportAsync(byte[] bundle)
    {
        using var content = new ByteArrayContent(bundle);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        var answer = await Admin.SendAsync(HttpMethod.Post, "/api/import", content);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json;
    }

    public async Task<IReadOnlyList<JsonNode>> PeopleAsync(string cohort, string role = "participant") =>
        [.. (await Admin.GetAsync($"/api/cohorts/{cohort}/people?role={role}&limit=1000")).Json["items"]!.AsArray().Select(item => item!)];

    /// <summary>The latest that was said of this kind.</summary>
    public Task<T> HearsAsync<T>(Func<T, bool> wanted) where T : class => Eventually.SeeAsync(() => Heard.OfType<T>().LastOrDefault(wanted)!, seen => seen is not null);

    private void Hear<T>(IReceiveEndpointConfigurator endpoint) where T : class => endpoint.Handler<T>(context =>
    {
        Heard.Enqueue(context.Message);
        return Task.CompletedTask;
    });
}
