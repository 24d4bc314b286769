using System.Text;
using System.Text.RegularExpressions;
using Evaluation.Hosting.Security;
using Evaluation.People.Tests.Hosts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.People.Tests.Access;

/// <summary>Every endpoint against every role: what is declared is decided here, and what is decided is what happens.</summary>
public sealed partial class AuthorisationMatrixTests(PeopleHost host) : IClassFixture<PeopleHost>, IAsyncLifetime
{
    private const string Cohort = "PSMA-2024-01";

    /// <summary>What whoever answers may call, by link or by account: what is asked of them, their own answers, and what is stored about them.</summary>
    private static readonly string[] OfThoseWhoAnswer =
    [
        "GET /api/behaviour/tasks", "POST /api/behaviour/{cohort}/observations", "GET /api/behaviour/{cohort}/observations/{id:guid}", "PUT /api/behaviour/{cohort}/observations/{id:guid}",
        "GET /api/behaviour/{cohort}/assignments/{id:guid}/draft", "PUT /api/behaviour/{cohort}/assignments/{id:guid}/draft", "DELETE /api/behaviour/{cohort}/assignments/{id:guid}/draft",
        "POST /api/behaviour/{cohort}/assignments/{id:guid}/not-my-staff", "POST /api/behaviour/{cohort}/assignments/{id:guid}/could-not-observe",
        "GET /api/reaction/tasks", "POST /api/reaction/{cohort}/responses", "GET /api/reaction/{cohort}/responses/{id:guid}", "PUT /api/reaction/{cohort}/responses/{id:guid}",
        "GET /api/learning/tasks", "POST /api/learning/{cohort}/tests/{phase}/sitting", "GET /api/learning/{cohort}/tests/{phase}/sitting", "PUT /api/learning/{cohort}/tests/{phase}/sitting",
        "POST /api/learning/{cohort}/tests/{phase}/sitting/hand-in",
        "GET /api/reaction/{cohort}/draft", "PUT /api/reaction/{cohort}/draft", "DELETE /api/reaction/{cohort}/draft",
        "GET /api/cohorts/persons/{person:guid}/data", "GET /api/cohorts/{cohort}/names",
    ];

    /// <summary>What each role may call beside admins and training units. Each addition is a decision.</summary>
    private static readonly Dictionary<string, string[]> Decided = new()
    {
        [Roles.Respondent] = OfThoseWhoAnswer,
        [Roles.Supervisor] = [.. OfThoseWhoAnswer, "POST /api/identity/token/renew", "PUT /api/identity/accounts/me/password"],
        [Roles.Leadership] = ["GET /api/chains", "GET /api/chains/{cohort}", "PUT /api/identity/accounts/me/password"],
        [Roles.Auditor] = ["GET /api/*/audit", "GET /api/*/audit/verification", "GET /api/*/audit/cohorts/{cohort}", "PUT /api/identity/accounts/me/password"],
    };

    /// <summary>What only an admin may call, among what concerns people and accounts.</summary>
    private static readonly string[] AdminsOnly =
    [
        "GET /api/identity/accounts", "POST /api/identity/accounts", "GET /api/identity/accounts/{id:guid}", "PATCH /api/identity/accounts/{id:guid}",
        "POST /api/identity/accounts/{id:guid}/invitation", "PUT /api/cohorts/policies/{programmeKind}", "POST /api/cohorts/persons/{person:guid}/erase", "DELETE /api/cohorts/{cohort}",
    ];

    private Guid person;

    private Guid member;

    public async ValueTask InitializeAsync()
    {
        await host.ImportAsync("psma-2024-01");
        var participant = (await host.PeopleAsync(Cohort))[0];
        (person, member) = (Guid.Parse((string)participant["person"]!), Guid.Parse((string)participant["id"]!));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(Roles.Respondent)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Leadership)]
    [InlineData(Roles.Auditor)]
    public void A_role_is_let_in_where_it_was_decided_and_nowhere_else(string role) =>
        Declared().Where(endpoint => endpoint.Roles.Contains(role)).Select(endpoint => Service().Replace(endpoint.Name, "/api/*/audit"))
            .Distinct().Order(StringComparer.Ordinal).ShouldBe(Decided[role].Order(StringComparer.Ordinal));

    [Fact]
    public void What_concerns_accounts_policies_and_erasure_is_for_admins_only() =>
        Declared().Where(endpoint => AdminsOnly.Contains(endpoint.Name)).ShouldAllBe(endpoint => endpoint.Roles.Count == 1 && endpoint.Roles.Contains(Roles.Admin));

    [Theory]
    [InlineData(Roles.Respondent)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Leadership)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.TrainingUnit)]
    public async Task Where_a_role_is_not_let_in_it_gets_403_whatever_it_asks_for(string role)
    {
        var client = role == Roles.Respondent ? await host.RespondentAsync(person) : await host.ClientAsync(role, role == Roles.Auditor ? null : "BKN");
        var closed = Declared().Where(endpoint => !endpoint.Roles.Contains(role)).ToList();
        closed.Count.ShouldBeGreaterThan(10);
        foreach (var endpoint in closed) (await CallAsync(client, endpoint)).Status.ShouldBe(403, $"{role} {endpoint.Name}");
    }

    [Fact]
    public async Task Whoever_reads_the_logs_finds_a_cohorts_entries_by_its_code()
    {
        var auditor = await host.ClientAsync(Roles.Auditor);
        var scope = (string)(await auditor.GetAsync($"/api/cohorts/audit/cohorts/{Cohort}")).ShouldBe(200).Json["scope"]!;
        foreach (var service in new[] { "cohorts", "reaction", "behaviour" })
            (await auditor.GetAsync($"/api/{service}/audit?scope={scope}&action=imported")).Json["items"]!.AsArray().Count.ShouldBeGreaterThan(0, service);
        (await auditor.GetAsync("/api/cohorts/audit/cohorts/ENTAH-99")).ShouldBe(404);
    }

    [Fact]
    public async Task Without_a_token_everything_is_401()
    {
        foreach (var endpoint in Declared()) (await CallAsync(host.Nobody, endpoint)).Status.ShouldBe(401, endpoint.Name);
    }

    [Fact]
    public async Task An_expired_token_is_none()
    {
        var respondent = await host.RespondentAsync(person);
        (await respondent.GetAsync($"/api/cohorts/persons/{person}/data")).ShouldBe(200);
        // Half an hour, and the five minutes by which clocks may differ.
        host.Clock.Advance(TimeSpan.FromMinutes(36));
        (await respondent.GetAsync($"/api/cohorts/persons/{person}/data")).ShouldBe(401);
    }

    [Fact]
    public async Task Another_agency_is_told_of_nothing_that_concerns_people()
    {
        var other = await host.ClientAsync(Roles.TrainingUnit, "LAIN");
        foreach (var endpoint in Declared().Where(endpoint => endpoint.Roles.Contains(Roles.TrainingUnit) && endpoint.Name.StartsWith("GET /api/cohorts/{cohort}", StringComparison.Ordinal)))
        {
            var there = await CallAsync(other, endpoint);
            var notThere = await CallAsync(other, endpoint with { Name = endpoint.Name.Replace("{cohort}", "ENTAH-99", StringComparison.Ordinal) });
            there.Status.ShouldBe(404, endpoint.Name);
            there.Bare.Item2.Replace(Cohort, "", StringComparison.Ordinal).ShouldBe(notThere.Bare.Item2.Replace("ENTAH-99", "", StringComparison.Ordinal), endpoint.Name);
        }
    }

    private IReadOnlyList<Endpoint> Declared()
    {
        var endpoints = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => new Endpoint($"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}", RolesOf(endpoint))))
            .ToList();
        endpoints.Count.ShouldBeGreaterThan(50);
        return endpoints;
    }

    // The innermost group's word is the narrowest: a caller must pass all of them.
    private static HashSet<string> RolesOf(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>()
        .SelectMany(policy => policy.Requirements.OfType<RolesAuthorizationRequirement>())
        .Select(requirement => requirement.AllowedRoles).Aggregate((IEnumerable<string>)[.. Roles.All, Roles.Respondent], (allowed, roles) => allowed.Intersect(roles)).ToHashSet();

    private async Task<Answer> CallAsync(Client client, Endpoint endpoint)
    {
        var parts = endpoint.Name.Split(' ', 2);
        var address = parts[1].Replace("{cohort}", Cohort, StringComparison.Ordinal).Replace("{person:guid}", person.ToString(), StringComparison.Ordinal)
            .Replace("/people/{id:guid}", $"/people/{member}", StringComparison.Ordinal).Replace("{months:int}", "6", StringComparison.Ordinal).Replace("{version:int}", "1", StringComparison.Ordinal);
        var content = parts[0] is "POST" or "PUT" or "PATCH" ? new StringContent("{}", Encoding.UTF8, TypeOf(parts[1])) : null;
        return await client.SendAsync(new(parts[0]), Parameter().Replace(address, Guid.NewGuid().ToString()), content, ifMatch: 1);
    }

    // What takes a file is found only by a kind of file that it takes.
    private static string TypeOf(string address) => address switch
    {
        "/api/import" => "application/zip",
        _ when address.EndsWith("/people/check", StringComparison.Ordinal) || address.EndsWith("/people/batch", StringComparison.Ordinal) => "text/csv",
        _ => "application/json",
    };

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("/api/[a-z]+/audit")]
    private static partial Regex Service();

    private sealed record Endpoint(string Name, IReadOnlySet<string> Roles);
}
