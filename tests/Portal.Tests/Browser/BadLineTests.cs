using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>From the mail to the thanks over 50 kB/s with 400 ms to the server: what travels, and how often one waits for it.</summary>
public sealed class BadLineTests(Chromium chromium)
{
    private const int MostBytes = 60_000, MostRoundTrips = 20;

    // Playwright waits without end for what the browser does not tell of a request.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact(Timeout = Visit.Longest)]
    public async Task A_form_costs_few_bytes_and_few_round_trips()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host, width: 390);
        var page = visit.Page;
        var line = await page.Context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 50_000 });
        var travelled = new ConcurrentBag<(string Address, int Bytes)>();
        var untold = new ConcurrentBag<string>();
        var counting = new ConcurrentBag<Task>();
        page.Context.RequestFinished += (_, request) => counting.Add(CountAsync(request, travelled, untold));

        await page.GotoAsync($"/l#{StubApi.Secret}");
        await visit.ArriveAsync("/answer");
        await page.GetByRole(AriaRole.Link, new() { Name = "Siti" }).ClickAsync();
        await visit.ArriveAsync("/answer/observations/");
        await page.ClickAsync("label:has([name='item.service'][value='4'])");
        await page.ClickAsync("label:has([name='item.accountable'][value='4'])");
        await page.ClickAsync("label:has([name=applied][value=full])");
        await page.Locator(".bar button").First.ClickAsync();
        await page.Locator(".sending button").First.ClickAsync();
        await visit.ArriveAsync("/answer?note=sent");

        host.Api.Observations.ShouldHaveSingleItem();
        await Task.WhenAll(counting);
        var all = string.Join('\n', travelled);
        untold.Count.ShouldBeLessThan(2, string.Join('\n', untold));
        (travelled.Count + untold.Count).ShouldBeInRange(6, MostRoundTrips, all);
        travelled.Sum(answer => answer.Bytes).ShouldBeLessThan(MostBytes, all);
        TestContext.Current.SendDiagnosticMessage(all);
    }

    private static async Task CountAsync(IRequest request, ConcurrentBag<(string, int)> travelled, ConcurrentBag<string> untold)
    {
        var name = $"{request.Method} {request.Url}";
        try
        {
            // What a worker hands over has travelled to the worker; that is a request of its own. What the browser or the worker held already took no bytes and no wait.
            if (await request.ResponseAsync().WaitAsync(Patience) is not { FromServiceWorker: false }) return;
            var sizes = await request.SizesAsync().WaitAsync(Patience);
            if (sizes.ResponseBodySize + sizes.ResponseHeadersSize > 0) travelled.Add((name, sizes.ResponseBodySize + sizes.ResponseHeadersSize));
        }
        catch (TimeoutException)
        {
            // Counted as a round trip; there may be one such at most.
            untold.Add(name);
        }
    }
}
