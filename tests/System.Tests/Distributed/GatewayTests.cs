using System.Net;
using System.Text.RegularExpressions;
using Evaluation.Local;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Distributed;

[Collection(DistributedTests.Name)]
public sealed partial class GatewayTests(RunningSet running)
{
    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_one_instance_of_the_portal_began_is_known_to_the_other()
    {
        var set = await running.StartedAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = set.Address };
        var form = await browser.GetStringAsync("/sign-in", Cancelled);

        using var signedIn = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = "admin", ["password"] = StandaloneProcess.AdminPassword, ["__RequestVerificationToken"] = FormToken.Match(form).Groups[1].Value,
        }), Cancelled);

        signedIn.StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var time = 0; time < 4; time++)
        {
            using var page = await browser.GetAsync("/", Cancelled);
            page.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/", "not sent back to sign in");
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Cookies_are_secure_where_the_reader_came_over_TLS()
    {
        var set = await running.StartedAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = set.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { { "X-Forwarded-Proto", "https" } } };

        using var page = await http.SendAsync(request, Cancelled);

        page.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Attempts_to_sign_in_are_counted_by_the_address_they_come_from()
    {
        await running.StartedAsync();
        var guess = new { userName = $"tebak-{Guid.NewGuid():N}", password = "salah-salah-salah" };
        string? code = null;
        // Twice the limit, since a minute may end in between.
        for (var attempt = 0; attempt < 125 && code != "tooMany"; attempt++)
            code = (await running.Admin.PostAsync("/api/identity/token", guess, ("X-Forwarded-For", "203.0.113.7"))).Code;
        code.ShouldBe("tooMany");

        var elsewhere = await running.Admin.PostAsync("/api/identity/token", new { userName = "orang-lain", guess.password }, ("X-Forwarded-For", "203.0.113.8"));

        elsewhere.Code.ShouldBe("credentialsWrong");
    }

    [Fact]
    public async Task A_token_that_cannot_be_checked_yet_is_not_taken_for_a_wrong_one()
    {
        var set = await running.StartedAsync();
        var (identity, results) = (set.Process("Identity"), set.Process("Results"));
        var answer = $"/api/results/ada/measurements/{Guid.NewGuid()}";
        await identity.StopAsync();
        await results.StopAsync();
        try
        {
            (await running.Admin.GetAsync(answer)).ShouldBe(HttpStatusCode.ServiceUnavailable).Code.ShouldBe("unavailable", "nobody listens");

            results.Start();
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = results.Url };
            await Eventually.SeeAsync(() => http.GetAsync("/health/live", Cancelled), live => live.IsSuccessStatusCode, TimeSpan.FromMinutes(1));
            (await running.Admin.GetAsync(answer)).ShouldBe(HttpStatusCode.ServiceUnavailable).Code.ShouldBe("unavailable", "it listens, and has no keys");
            (await http.GetAsync("/health/ready", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            identity.Start();
            if (results.Pid is null) results.Start();
            await set.ReadyAsync(identity, Cancelled);
            await set.ReadyAsync(results, Cancelled);
        }
        (await running.Admin.GetAsync(answer)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_documentation_leads_to_the_document_of_each_service()
    {
        await running.StartedAsync();

        var docs = (await running.Admin.GetAsync("/docs/index.js")).ShouldBe(HttpStatusCode.OK).Text;

        var documents = Regex.Matches(docs, "/openapi/[a-z]+\\.json").Select(match => match.Value).Distinct().ToList();
        documents.Count.ShouldBe(Service.All.Count(service => service.Paths.Count > 0));
        foreach (var document in documents) (await running.Admin.GetAsync(document)).ShouldBe(HttpStatusCode.OK).Json["paths"]!.AsObject().Count.ShouldBeGreaterThan(0, document);
    }
}
