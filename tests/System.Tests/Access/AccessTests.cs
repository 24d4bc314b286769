using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Access;

/// <summary>Every endpoint of the description, called by everybody whom it is not for.</summary>
public sealed partial class AccessTests(RunningSystem system) : IAsyncLifetime
{
    private static readonly MadeCohort Cohort = new("AKSES-01", 3);
    private static readonly string[] Open =
    [
        "POST /api/identity/token", "GET /api/identity/.well-known/openid-configuration", "GET /api/identity/jwks",
        "PUT /api/identity/password", "POST /api/identity/password/reset", "POST /api/identity/links/session", "POST /api/identity/links/resend",
    ];

    /// <summary>Everybody with an account has a password to change.</summary>
    private static readonly string[] Own = ["PUT /api/identity/accounts/me/password"];

    /// <summary>What is the same for all agencies, or names its cohorts in a body that is empty here.</summary>
    private static readonly string[] OfNoCohort =
    [
        "GET /api/cohorts/policies", "GET /api/cohorts/instruments", "PUT /api/cohorts/instruments/{instrument}/{version}", "POST /api/cohorts", "GET /api/notifications/holidays",
        "POST /api/behaviour/follow-ups/move", "PUT /api/behaviour/{cohort}/participants/{participant}/raters",
    ];

    private IReadOnlyList<(string Method, string Path)> endpoints = [];

    public async ValueTask InitializeAsync()
    {
        await system.ImportAsync(Cohort.Plan());
        var description = (await system.Admin.GetAsync("/openapi/v1.json")).ShouldBe(HttpStatusCode.OK).Json["paths"]!.AsObject();
        endpoints = [.. description.SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key.ToUpperInvariant(), path.Key)))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void The_description_has_what_scripts_rely_on() => ((string[])
    [
        "POST /api/identity/token", "POST /api/import", "GET /api/export/{cohort}", "GET /api/chains/{cohort}", "GET /api/chains", "POST /api/chains/rebuild",
        "DELETE /api/cohorts/{cohort}", "POST /api/reaction/{cohort}/responses", "POST /api/learning/{cohort}/scores", "POST /api/behaviour/{cohort}/observations",
        "POST /api/results/{cohort}/measurements", "GET /api/cohorts/{cohort}/people",
    ]).ShouldBeSubsetOf(endpoints.Select(endpoint => $"{endpoint.Method} {endpoint.Path}"));

    [Theory]
    [InlineData("identity")]
    [InlineData("cohorts")]
    [InlineData("reaction")]
    [InlineData("learning")]
    [InlineData("behaviour")]
    [InlineData("results")]
    [InlineData("notifications")]
    [InlineData("chains")]
    public void Every_service_has_its_operations_in_the_description(string path) => ((string[])
    [
        $"GET /api/{path}/operations", $"GET /api/{path}/operations/parked", $"POST /api/{path}/operations/parked/{{id}}/replay", $"POST /api/{path}/operations/parked/{{id}}/discard",
        $"GET /api/{path}/operations/errors", $"POST /api/{path}/operations/errors/{{messageId}}/replay", $"POST /api/{path}/operations/errors/{{messageId}}/discard",
    ]).ShouldBeSubsetOf(endpoints.Select(endpoint => $"{endpoint.Method} {endpoint.Path}"));

    [Fact]
    public async Task Nothing_but_signing_in_answers_without_a_token()
    {
        using var nobody = new ApiClient(system.Deployment.Process.Address);
        var answered = await NotRefusedAsync(nobody, []);
        answered.Where(endpoint => endpoint.Answer is not { Status: HttpStatusCode.Unauthorized, Code: "notSignedIn" }).Select(endpoint => endpoint.Name).ShouldBe(Open, ignoreOrder: true);
    }

    [Fact]
    public async Task Leadership_reads_chains_and_nothing_else()
    {
        using var client = await system.ClientAsync("leadership", MadeCohort.Agency);
        (await NotRefusedAsync(client, [HttpStatusCode.Forbidden])).Select(endpoint => endpoint.Name).ShouldBe([.. Open, .. Own, "GET /api/chains", "GET /api/chains/{cohort}"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_auditor_reads_the_audit_logs_and_nothing_else()
    {
        using var client = await system.ClientAsync("auditor", null);
        var answered = await NotRefusedAsync(client, [HttpStatusCode.Forbidden]);
        answered.Where(endpoint => !Open.Contains(endpoint.Name) && !Own.Contains(endpoint.Name)).ShouldAllBe(endpoint => endpoint.Name.Contains("/audit", StringComparison.Ordinal) && endpoint.Answer.Status == HttpStatusCode.OK);
        answered.Count(endpoint => !Open.Contains(endpoint.Name) && !Own.Contains(endpoint.Name)).ShouldBe(endpoints.Count(endpoint => endpoint.Path.Contains("/audit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_training_unit_does_not_learn_of_another_agencys_cohort()
    {
        using var client = await system.ClientAsync("training-unit", "LAIN");
        var answered = await NotRefusedAsync(client, [HttpStatusCode.Forbidden, HttpStatusCode.NotFound]);
        answered.Select(endpoint => endpoint.Name).Except([.. Open, .. Own, .. OfNoCohort]).ShouldBe(["GET /api/behaviour/calendar", "GET /api/behaviour/calendar.ics", "GET /api/chains"], ignoreOrder: true);
        answered.Single(endpoint => endpoint.Name == "GET /api/chains").Answer.Json["items"]!.AsArray().ShouldBeEmpty();
        answered.Single(endpoint => endpoint.Name == "GET /api/behaviour/calendar").Answer.Text.ShouldNotContain(Cohort.Code);
        answered.Single(endpoint => endpoint.Name == "GET /api/behaviour/calendar.ics").Answer.Text.ShouldNotContain(Cohort.Code);
    }

    [Fact]
    public async Task What_exists_for_another_agency_is_refused_as_what_does_not_exist()
    {
        using var client = await system.ClientAsync("training-unit", "LAIN");
        foreach (var path in (string[])["/api/chains/{0}", "/api/cohorts/{0}", "/api/cohorts/{0}/people", "/api/export/{0}"])
        {
            var there = await client.GetAsync(string.Format(null, path, Cohort.Code));
            var notThere = await client.GetAsync(string.Format(null, path, "ENTAH-99"));
            Unnamed(there).ShouldBe(Unnamed(notThere), path);
        }
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_is_none()
    {
        using var client = new ApiClient(system.Deployment.Process.Address);
        var token = (await client.PostAsync("/api/identity/token", new { userName = "admin", password = StandaloneProcess.AdminPassword })).Json["accessToken"]!.GetValue<string>();
        var parts = token.Split('.');
        var forged = $"{parts[0]}.{parts[1]}.{new string(parts[2].Reverse().ToArray())}";
        (await client.SendAsync(HttpMethod.Get, "/api/chains", null, ("Authorization", $"Bearer {token}"))).ShouldBe(HttpStatusCode.OK);
        (await client.SendAsync(HttpMethod.Get, "/api/chains", null, ("Authorization", $"Bearer {forged}"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static (HttpStatusCode, string) Unnamed(ApiAnswer answer) =>
        (answer.Status, Regex.Replace(answer.Text.Replace(Cohort.Code, "", StringComparison.Ordinal).Replace("ENTAH-99", "", StringComparison.Ordinal), "\"traceId\":\"[^\"]*\"", ""));

    /// <summary>Calls every endpoint; returns those that answered otherwise than by one of these refusals.</summary>
    private async Task<IReadOnlyList<(string Name, ApiAnswer Answer)>> NotRefusedAsync(ApiClient client, HttpStatusCode[] refusals)
    {
        endpoints.ShouldNotBeEmpty();
        var others = new List<(string, ApiAnswer)>();
        foreach (var (method, path) in endpoints)
        {
            var address = Parameter().Replace(path.Replace("{cohort}", Cohort.Code, StringComparison.Ordinal).Replace("{months}", "6", StringComparison.Ordinal).Replace("{version}", "1", StringComparison.Ordinal), Guid.NewGuid().ToString());
            var answer = await client.SendAsync(new(method), address, ContentFor(method, path));
            if (!refusals.Contains(answer.Status)) others.Add(($"{method} {path}", answer));
        }
        return others;
    }

    private static HttpContent? ContentFor(string method, string path)
    {
        if (method is not ("POST" or "PUT" or "PATCH")) return null;
        if (path != "/api/import") return new StringContent("{}", Encoding.UTF8, "application/json");
        return new ByteArrayContent(Cohort.Full().Zip()) { Headers = { ContentType = new("application/zip") } };
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
