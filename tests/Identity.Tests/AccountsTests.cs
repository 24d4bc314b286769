using System.Net;
using Evaluation.Testing;

namespace Evaluation.Identity.Tests;

public sealed class AccountsTests
{
    private const string Address = "/api/identity/accounts";

    [Fact]
    public async Task An_admin_makes_an_account_that_can_sign_in_with_its_role_and_agency()
    {
        await using var host = await IdentityHost.StartAsync();
        var admin = await host.AccessTokenAsync();
        using var created = await host.SendAsync(HttpMethod.Post, Address, admin, new { userName = "Budi.S", password = "rahasia sekali", role = "training-unit", agency = "BKN" });
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await created.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("rahasia");
        var token = await host.AccessTokenAsync("budi.s", "rahasia sekali");
        (await host.SendAsync(HttpMethod.Get, Address, token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_user_name_is_taken_in_whatever_case_it_is_written()
    {
        await using var host = await IdentityHost.StartAsync();
        using var again = await host.SendAsync(HttpMethod.Post, Address, await host.AccessTokenAsync(), new { userName = "aDMIN", password = "rahasia sekali", role = "leadership" });
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await again.CodeAsync()).ShouldBe("userNameTaken");
    }

    [Fact]
    public async Task Every_problem_of_a_request_is_told_at_once()
    {
        await using var host = await IdentityHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Post, Address, await host.AccessTokenAsync(), new { userName = "a b", password = "short", role = "king" });
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var fields = (await response.JsonAsync()).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString());
        fields.ShouldBe(["userName", "password", "role"]);
    }

    [Theory]
    [InlineData("training-unit", null, HttpStatusCode.UnprocessableEntity)]
    [InlineData("supervisor", " ", HttpStatusCode.UnprocessableEntity)]
    [InlineData("supervisor", "BKN", HttpStatusCode.Created)]
    [InlineData("leadership", null, HttpStatusCode.Created)]
    [InlineData("leadership", "BKN", HttpStatusCode.Created)]
    [InlineData("auditor", null, HttpStatusCode.Created)]
    [InlineData("admin", "BKN", HttpStatusCode.UnprocessableEntity)]
    public async Task A_role_says_whether_an_agency_is_needed(string role, string? agency, HttpStatusCode expected)
    {
        await using var host = await IdentityHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Post, Address, await host.AccessTokenAsync(), new { userName = "somebody", password = "rahasia sekali", role, agency });
        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task The_same_request_with_its_key_makes_one_account_and_another_request_with_it_none()
    {
        await using var host = await IdentityHost.StartAsync();
        host.Http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var admin = await host.AccessTokenAsync();
        var request = new { userName = "once", role = "leadership", email = "once@agency.example" };
        using var first = await host.SendAsync(HttpMethod.Post, Address, admin, request);
        using var second = await host.SendAsync(HttpMethod.Post, Address, admin, request);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.JsonAsync()).GetProperty("id").GetGuid().ShouldBe((await first.JsonAsync()).GetProperty("id").GetGuid());
        using var other = await host.SendAsync(HttpMethod.Post, Address, admin, request with { userName = "other" });
        (await other.CodeAsync()).ShouldBe("idempotencyKeyReused");
        host.Http.DefaultRequestHeaders.Remove("Idempotency-Key");
        host.Http.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        using var malformed = await host.SendAsync(HttpMethod.Post, Address, admin, request);
        (await malformed.CodeAsync()).ShouldBe("idempotencyKey");
    }

    [Theory]
    [InlineData("?role=auditor", "pemeriksa")]
    [InlineData("?state=invited", "diundang")]
    [InlineData("?role=auditor&state=invited", "")]
    public async Task The_list_is_narrowed_to_a_role_or_state(string query, string found)
    {
        await using var host = await IdentityHost.StartAsync();
        var admin = await host.AccessTokenAsync();
        await host.SendAsync(HttpMethod.Post, Address, admin, new { userName = "pemeriksa", password = "rahasia sekali", role = "auditor" });
        await host.SendAsync(HttpMethod.Post, Address, admin, new { userName = "diundang", role = "leadership", email = "diundang@agency.example" });
        using var listed = await host.SendAsync(HttpMethod.Get, Address + query, admin);
        string.Join(' ', (await listed.JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("userName").GetString())).ShouldBe(found);
    }

    [Fact]
    public async Task The_list_pages_by_cursor_and_gives_every_account_once()
    {
        await using var host = await IdentityHost.StartAsync();
        var admin = await host.AccessTokenAsync();
        for (var number = 1; number <= 4; number++)
            await host.SendAsync(HttpMethod.Post, Address, admin, new { userName = $"user{number}", password = "rahasia sekali", role = "leadership" });
        List<string?> seen = [];
        string? cursor = null;
        do
        {
            using var response = await host.SendAsync(HttpMethod.Get, $"{Address}?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}", admin);
            var page = await response.JsonAsync();
            page.ToString().ShouldNotContain("assword");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("userName").GetString()));
            cursor = page.GetProperty("cursor").GetString();
        }
        while (cursor is not null);
        seen.Count.ShouldBe(5);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task Without_a_token_nothing_is_open()
    {
        await using var host = await IdentityHost.StartAsync();
        foreach (var address in new[] { Address, "/api/identity/audit", "/api/identity/audit/verification" })
            (await host.SendAsync(HttpMethod.Get, address, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_rather_than_forbidden_and_the_description_is_open()
    {
        await using var host = await IdentityHost.StartAsync();
        using var missing = await host.SendAsync(HttpMethod.Get, "/api/identity/no-such-thing", null);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await missing.CodeAsync()).ShouldBe("notFound");
        (await host.SendAsync(HttpMethod.Get, "/docs/index.html", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.SendAsync(HttpMethod.Get, "/openapi/v1.json", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_folder_of_the_databases_is_open_to_nobody_else()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps folders by access lists instead.");
            return;
        }
        using var scratch = new Scratch();
        var directory = scratch.File("data");
        await using var host = await IdentityHost.StartAsync(directory: directory);
        File.GetUnixFileMode(directory).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
