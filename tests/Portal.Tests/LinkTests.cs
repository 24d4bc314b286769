using System.Net;
using Evaluation.Portal.Answers;

namespace Evaluation.Portal.Tests;

public sealed class LinkTests
{
    [Theory]
    [InlineData("https://evaluasi.example/l#abc-_1", "abc-_1")]
    [InlineData("  <https://evaluasi.example/l#abc> ", "abc")]
    [InlineData("abc", "abc")]
    [InlineData("https://evaluasi.example/l", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_secret_is_found_in_what_people_paste(string? pasted, string? secret) => LinkSecret.In(pasted).ShouldBe(secret);

    [Fact]
    public async Task The_secret_is_shown_nowhere()
    {
        await using var host = await PortalHost.StartAsync();
        using var opened = await host.PostAsync("/l", await host.TextAsync("/l"), new() { ["link"] = StubApi.Secret });
        opened.Headers.Location!.ToString().ShouldBe("/answer");
        opened.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => !cookie.Contains(StubApi.Secret, StringComparison.Ordinal));
        (await host.TextAsync("/answer")).ShouldNotContain(StubApi.Secret);
    }

    [Fact]
    public async Task A_link_that_is_no_longer_good_leads_to_a_page_that_helps()
    {
        await using var host = await PortalHost.StartAsync();
        host.Api.IsLinkGood = false;
        using var refused = await host.PostAsync("/l", await host.TextAsync("/l"), new() { ["link"] = StubApi.Secret });
        var page = await refused.TextAsync();
        page.ShouldContain("Minta tautan baru");
        page.ShouldContain("tidak berlaku lagi");
        page.ShouldNotContain(StubApi.Secret);
    }

    [Fact]
    public async Task A_new_link_is_asked_for_without_the_address_in_any_url()
    {
        await using var host = await PortalHost.StartAsync();
        using var taken = await host.PostAsync("/l?handler=Resend", await host.TextAsync("/l"), new() { ["email"] = "siti@bkn.example" });
        (await taken.TextAsync()).ShouldContain("Bila ada, surel dikirim.");
        host.Api.LastEmail.ShouldBe("siti@bkn.example");
    }

    [Fact]
    public async Task The_session_outlasts_its_first_token_while_the_link_is_good()
    {
        await using var host = await AnswerTests.OpenedAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(40));
        host.Api.Token = "a-newer-token";
        (await host.GetAsync("/answer")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.GetAsync("/answer")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Api.LinksOpened.ShouldBe(2);
        host.Api.IsLinkGood = false;
        host.Clock.Advance(TimeSpan.FromMinutes(40));
        using var ended = await host.GetAsync("/answer");
        ended.Headers.Location!.ToString().ShouldBe("/l?returnUrl=%2Fanswer");
    }

    [Fact]
    public async Task A_supervisors_session_follows_the_cohorts_that_come_and_ends_when_it_would_have()
    {
        await using var host = await PortalHost.StartAsync();
        host.Api.Token = StubApi.TokenOf("supervisor", 0);
        (await host.SignInAsync()).Dispose();
        var first = host.Api.Token;

        (await host.GetAsync("/answer")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        (await host.GetAsync("/answer")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // With the new token, for the stub takes no other.
        (await host.GetAsync("/answer")).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Api.Renewals.ShouldBe(1);
        host.Api.Token.ShouldNotBe(first);
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        (await host.GetAsync("/answer")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Where_a_supervisors_session_cannot_be_renewed_it_goes_on_and_does_not_ask_at_every_page()
    {
        await using var host = await PortalHost.StartAsync();
        host.Api.Token = StubApi.TokenOf("supervisor", 0);
        (await host.SignInAsync()).Dispose();
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        host.Api.Silent.Add("identity");

        foreach (var _ in Enumerable.Range(0, 3)) (await host.GetAsync("/answer")).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Api.Renewals.ShouldBe(1);
    }

    [Fact]
    public async Task Who_comes_without_a_session_is_told_to_open_the_link_again_and_comes_back()
    {
        await using var host = await PortalHost.StartAsync();
        using var stranger = await host.GetAsync("/answer/surveys/PIM-2026-11");
        var address = stranger.Headers.Location!.ToString();
        address.ShouldStartWith("/l?returnUrl=");
        var page = await host.TextAsync(address);
        page.ShouldContain("Buka lagi tautan");
        using var opened = await host.PostAsync("/l", page, new() { ["link"] = StubApi.Secret, ["returnUrl"] = "/answer/surveys/PIM-2026-11" });
        opened.Headers.Location!.ToString().ShouldBe("/answer/surveys/PIM-2026-11");
        using var elsewhere = await host.PostAsync("/l", page, new() { ["link"] = StubApi.Secret, ["returnUrl"] = "//elsewhere.example" });
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest); // The page was made for nobody, and the reader is somebody now.
    }
}
