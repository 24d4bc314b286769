using System.Net;

namespace Evaluation.Identity.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task The_log_tells_who_made_an_account_and_never_what_was_typed()
    {
        await using var host = await IdentityHost.StartAsync();
        var admin = await host.AccessTokenAsync();
        await host.SendAsync(HttpMethod.Post, "/api/identity/accounts", admin, new { userName = "pemeriksa", password = "rahasia sekali", role = "auditor" });
        for (var attempt = 0; attempt < 5; attempt++) await host.TokenAsync("typed-by-mistake", "wrong again");

        var auditor = await host.AccessTokenAsync("pemeriksa", "rahasia sekali");
        using var response = await host.SendAsync(HttpMethod.Get, "/api/identity/audit?limit=6", auditor);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await response.JsonAsync();
        page.ToString().ShouldNotContain("typed-by-mistake");
        var actions = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("action").GetString()).ToList();
        actions.ShouldBe(["sign-in-locked", "sign-in-failed", "sign-in-failed", "sign-in-failed", "sign-in-failed", "sign-in-failed"]);

        using var next = await host.SendAsync(HttpMethod.Get, $"/api/identity/audit?before={page.GetProperty("cursor").GetInt64()}", auditor);
        var rest = await next.JsonAsync();
        var items = rest.GetProperty("items").EnumerateArray().ToList();
        items.Select(item => item.GetProperty("action").GetString()).ShouldBe(["account-created", "account-created"]);
        items[0].GetProperty("detail").GetString().ShouldBe("auditor");
        items[0].GetProperty("actor").GetString().ShouldBe(items[1].GetProperty("subject").GetString());
        rest.GetProperty("cursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task The_log_is_narrowed_to_an_act_and_a_span_of_time()
    {
        await using var host = await IdentityHost.StartAsync();
        var admin = await host.AccessTokenAsync();
        await host.TokenAsync("nobody", "wrong again");
        (await CountAsync("?action=sign-in-failed")).ShouldBe(1);
        (await CountAsync("?action=account-created&from=2000-01-01T00:00:00%2B07:00")).ShouldBe(1);
        (await CountAsync("?until=2000-01-01T00:00:00Z")).ShouldBe(0);

        async Task<int> CountAsync(string query)
        {
            using var listed = await host.SendAsync(HttpMethod.Get, "/api/identity/audit" + query, admin);
            return (await listed.JsonAsync()).GetProperty("items").GetArrayLength();
        }
    }

    [Fact]
    public async Task Verification_names_the_first_entry_that_was_changed()
    {
        await using var host = await IdentityHost.StartAsync();
        var admin = await host.AccessTokenAsync();
        await host.TokenAsync("nobody", "wrong again");
        using var whole = await host.SendAsync(HttpMethod.Get, "/api/identity/audit/verification", admin);
        (await whole.JsonAsync()).GetProperty("whole").GetBoolean().ShouldBeTrue();

        // Somebody with the file in hand takes the trigger away and rewrites history.
        await host.Database.WriteAsync(work => work.ExecuteAsync("DROP TRIGGER audit_no_update"), TestContext.Current.CancellationToken);
        await host.Database.WriteAsync(work => work.ExecuteAsync("UPDATE audit SET actor = 'somebody else' WHERE number = 2"), TestContext.Current.CancellationToken);
        using var broken = await host.SendAsync(HttpMethod.Get, "/api/identity/audit/verification", admin);
        var verdict = await broken.JsonAsync();
        verdict.GetProperty("whole").GetBoolean().ShouldBeFalse();
        verdict.GetProperty("firstBroken").GetInt64().ShouldBe(2);
    }
}
