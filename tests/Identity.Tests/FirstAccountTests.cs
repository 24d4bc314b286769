using System.Net;
using System.Text.RegularExpressions;
using Evaluation.Hosting.Configuration;
using Evaluation.Testing;

namespace Evaluation.Identity.Tests;

public sealed partial class FirstAccountTests
{
    [GeneratedRegex("with the password ([0-9a-z-]+) ")]
    private static partial Regex Shown { get; }

    [Fact]
    public async Task Without_a_configured_password_a_random_one_is_shown_once_and_works()
    {
        await using var first = await IdentityHost.StartAsync(adminPassword: null);
        var password = Shown.Match(first.Console.ToString()).Groups[1].Value;
        password.Length.ShouldBeGreaterThan(20);
        (await first.TokenAsync("admin", password)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using var second = await IdentityHost.StartAsync(adminPassword: null, directory: first.Directory);
        second.Console.ToString().ShouldBeEmpty();
        (await second.TokenAsync("admin", password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_configured_password_is_never_shown_and_does_not_replace_an_older_one()
    {
        await using var first = await IdentityHost.StartAsync();
        first.Console.ToString().ShouldBeEmpty();
        await using var second = await IdentityHost.StartAsync(adminPassword: "another password", directory: first.Directory);
        (await second.TokenAsync("admin", "another password")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await second.TokenAsync("admin", IdentityHost.AdminPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_short_configured_password_ends_the_start_and_says_what_to_type()
    {
        var problem = await Should.ThrowAsync<ConfigurationException>(() => IdentityHost.StartAsync(adminPassword: "seven77"));
        problem.Message.ShouldContain("Evaluation__AdminPassword");
        problem.Message.ShouldNotContain("seven77");
    }

    [Fact]
    public async Task Two_instances_that_start_together_end_with_one_account_and_one_key()
    {
        using var scratch = new Scratch();
        var hosts = await Task.WhenAll(Task.Run(() => IdentityHost.StartAsync(null, scratch.Folder)), Task.Run(() => IdentityHost.StartAsync(null, scratch.Folder)));
        await using var one = hosts[0];
        await using var other = hosts[1];
        var shown = hosts.Select(host => Shown.Match(host.Console.ToString())).Where(match => match.Success).ToList();
        shown.Count.ShouldBe(1);
        var token = await one.AccessTokenAsync("admin", shown[0].Groups[1].Value);
        // Signed by one, taken by the other.
        (await other.SendAsync(HttpMethod.Get, "/api/identity/accounts", token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
