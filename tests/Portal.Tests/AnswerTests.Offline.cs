using System.Net;

namespace Evaluation.Portal.Tests;

/// <summary>What the service worker asks of the server.</summary>
public sealed partial class AnswerTests
{
    [Fact]
    public async Task The_worker_keeps_its_address_and_is_fetched_anew_only_when_it_has_changed()
    {
        await using var host = await PortalHost.StartAsync();
        using var worker = await host.GetAsync("/answer-worker.js");
        worker.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        worker.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await worker.TextAsync()).ShouldStartWith($"const ANSWER_FILES = [\"{Style.Stylesheet.Address}\"");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/answer-worker.js") { Headers = { IfNoneMatch = { worker.Headers.ETag! } } };
        (await host.Browser.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_sent_answer_is_acknowledged_to_the_worker_and_not_let_stay_on_a_device()
    {
        await using var host = await OpenedAsync();
        using var open = await host.GetAsync(Form);
        open.Headers.GetValues("Keep-On-Device").Single().Length.ShouldBe(16);
        var summary = await PostAsync(host, "Review", await open.TextAsync(), Filled);
        using var sent = await QuietlyAsync(host, summary);
        (await sent.TextAsync()).ShouldContain("\"sent\":true");
        (await host.GetAsync(Form)).Headers.Contains("Keep-On-Device").ShouldBeFalse();
        host.Api.Observations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Why_an_answer_is_not_taken_is_told_to_the_worker_in_words()
    {
        await using var host = await OpenedAsync();
        var summary = await PostAsync(host, "Review", await host.TextAsync(Form), Filled);
        host.Api.IsClosed = true;
        using var gone = await QuietlyAsync(host, summary);
        (await gone.TextAsync()).ShouldContain("sudah ditutup");
        host.Api.IsClosed = false;
        host.Api.RefuseWith = 503;
        (await QuietlyAsync(host, summary)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        host.Api.RefuseWith = 401;
        (await QuietlyAsync(host, summary)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        host.Api.Observations.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_worker_learns_whose_session_it_is_and_gets_a_fresh_token()
    {
        await using var host = await OpenedAsync();
        var mark = (await host.GetAsync("/answer")).Headers.GetValues("Keep-On-Device").Single();
        var session = await host.TextAsync("/answer/session");
        session.ShouldContain($"\"reader\":\"{mark}\"");
        session.ShouldContain("\"token\":\"");
        await using var stranger = await PortalHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/answer/session") { Headers = { { "X-Requested-With", "XMLHttpRequest" } } };
        (await stranger.Browser.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_clears_the_device()
    {
        await using var host = await OpenedAsync();
        using var left = await host.PostAsync("/sign-out", await host.TextAsync("/answer"), []);
        left.Headers.GetValues("Clear-Site-Data").Single().ShouldBe("\"storage\"");
    }

    private static async Task<HttpResponseMessage> QuietlyAsync(PortalHost host, string summary)
    {
        host.Browser.DefaultRequestHeaders.Remove("X-Requested-With");
        host.Browser.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        try
        {
            return await SendAsync(host, summary);
        }
        finally
        {
            host.Browser.DefaultRequestHeaders.Remove("X-Requested-With");
        }
    }
}
