using Evaluation.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Evaluation.Portal.Tests.Browser.Chromium))]

namespace Evaluation.Portal.Tests.Browser;

/// <summary>The machine's own Chromium, once for all tests; each opens a window of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } program) return;
        playwright = await Playwright.CreateAsync();
        // As long as a slow machine may take; a passing test never waits for it.
        Assertions.SetDefaultExpectTimeout(30_000);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"], Env = Quiet() });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    internal Task<IBrowserContext> WindowAsync(PortalHost host, string language = "id", int width = 1280, bool javaScript = true) => WindowAsync(host.Address, language, width, javaScript);

    internal async Task<IBrowserContext> WindowAsync(Uri address, string language = "id", int width = 1280, bool javaScript = true)
    {
        if (browser is null) Requirement.Chromium.Missing("There is no Chromium to test with. Install chromium.");
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(), Locale = language == "en" ? "en-GB" : "id-ID", JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            // A page that is still gliding to its place has links under its bar, which are no fault of it.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    // The session bus of a desktop has nothing to say to a test.
    private static Dictionary<string, string> Quiet() => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .Where(entry => (string)entry.Key != "DBUS_SESSION_BUS_ADDRESS").ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
}
