using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Samples;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>With two sample cohorts, on a day on which one of them has a follow-up open.</summary>
public sealed class WholeSystem() : SystemHost(new(2026, 12, 15, 3, 0, 0, TimeSpan.Zero))
{
    public const string Closed = "PSMA-2024-01", Open = "ANALITIK-2026-02";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var sample in new[] { "psma-2024-01", "analitik-2026-02" }) await ImportAsync(SampleBundles.Zip(sample));
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
        await using var scope = App.Services.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<IClientFactory>().CreateRequestClient<AskLinks>(new Uri("exchange:identity-questions"));
        return (await client.GetResponse<LinksAnswered>(new AskLinks([person]), Cancelled)).Message.Links.ShouldHaveSingleItem().Secret;
    }

    /// <summary>An event that was given up, as the dispatcher leaves it: of a cohort that nobody knows.</summary>
    public async Task<Guid> ParkAsync(string service, string reason)
    {
        var id = Guid.CreateVersion7();
        await App.Services.GetRequiredKeyedService<Database>(service).WriteAsync(work => work.ExecuteAsync(
            """
            INSERT INTO outbox (id, type, body, created_at, due_at, attempts, claimed_until, parked_at, last_error)
            VALUES (@id, @type, @body, @Now, @Now, 20, @Now, @Now, @reason)
            """,
            new { id, type = WireFormat.NameOf(typeof(CohortRemoved)), body = WireFormat.Write(new CohortRemoved(Guid.CreateVersion7(), new(1, 1), "HELD")), work.Now, reason }));
        return id;
    }

    /// <summary>A mail to an account, as the sender leaves one that came back.</summary>
    public async Task<Guid> BouncedAsync(Guid account, string reason)
    {
        var id = Guid.CreateVersion7();
        await App.Services.GetRequiredKeyedService<Database>("notifications").WriteAsync(work => work.ExecuteAsync(
            """
            INSERT INTO mails (id, purpose, addressee, occasion, time_zone, state, created_at, due_at, settled_at, attempts, claimed_until, reason)
            VALUES (@id, 'account', @addressee, @occasion, 'Asia/Jakarta', 'bounced', @Now, @Now, @Now, 1, @Now, @reason)
            """,
            new { id, addressee = account.ToString("D"), occasion = id.ToString("D"), work.Now, reason }));
        return id;
    }

    /// <summary>Changes an entry of a log, as only somebody at the database itself can.</summary>
    public Task TamperAsync(string service, string scope, int number) => App.Services.GetRequiredKeyedService<Database>(service).WriteAsync(async work =>
    {
        await work.ExecuteAsync("DROP TRIGGER audit_no_update");
        return await work.ExecuteAsync("UPDATE audit SET actor = 'somebody else' WHERE scope = @scope AND number = @number", new { scope, number });
    });

    /// <summary>Somebody who has staff to observe now.</summary>
    public async Task<JsonNode> SupervisorAsync()
    {
        var missing = await Eventually.SeeAsync(() => GetAsync($"/api/behaviour/{Open}/follow-ups/6/missing"), found => found["items"]!.AsArray().Any(IsOfSupervisor));
        var rater = (string)missing["items"]!.AsArray().First(IsOfSupervisor)!["rater"]!;
        return (await PeopleAsync(Open, "rater")).Single(person => (string)person["id"]! == rater);

        static bool IsOfSupervisor(JsonNode? item) => (string?)item!["raterGroup"] == "supervisor";
    }
}
