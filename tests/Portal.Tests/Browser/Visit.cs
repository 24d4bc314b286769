using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>A reader in a window: signed in, with everything that the window asked of anyone written down.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>What a test in a browser may take, in ms. Much of what Playwright waits for has no deadline of its own.</summary>
    public const int Longest = 300_000;

    private readonly IBrowserContext window;

    private Visit(Uri address, IBrowserContext window, IPage page) => (Address, this.window, Page) = (address, window, page);

    /// <summary>Of the portal.</summary>
    public Uri Address { get; }

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    /// <summary>What the page's console said was wrong; a breach of the content policy shows here.</summary>
    public List<string> Complaints { get; } = [];

    public static Task<Visit> StartAsync(Chromium chromium, PortalHost host, string language = "id", int width = 1280, bool javaScript = true) =>
        StartAsync(chromium, host.Address, language, width, javaScript);

    public static async Task<Visit> StartAsync(Chromium chromium, Uri address, string language = "id", int width = 1280, bool javaScript = true)
    {
        var window = await chromium.WindowAsync(address, language, width, javaScript);
        var visit = new Visit(address, window, await window.NewPageAsync());
        visit.Page.Request += (_, request) => visit.Requests.Add(request.Url);
        visit.Page.Console += (_, message) => { if (message.Type is "error" or "warning") visit.Complaints.Add(message.Text); };
        visit.Page.PageError += (_, error) => visit.Complaints.Add(error);
        return visit;
    }

    public async Task SignInAsync(string userName = "budi", string home = "/")
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#userName", userName);
        await Page.FillAsync("#password", StubApi.Password);
        await Page.ClickAsync("main button");
        await ArriveAsync(new Uri(Address, home).ToString());
    }

    /// <summary>Waits until a page whose address holds this is there to its foot. Looks again and again, so that no event can be missed.</summary>
    public async Task ArriveAsync(string place)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(place) + (place.EndsWith('/') && place.StartsWith("http", StringComparison.Ordinal) ? "$" : "")), new() { Timeout = 30_000 });
        await Assertions.Expect(Page.Locator("footer")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    /// <summary>A picture of the whole page, kept beside the test's results.</summary>
    public Task PictureAsync(string name) => Page.PictureAsync(name);

    public async ValueTask DisposeAsync() => await window.DisposeAsync();
}

/// <summary>Where pictures and prints go: output of the tests, not part of the repository.</summary>
internal static class Output
{
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", "portal")).FullName;
}
