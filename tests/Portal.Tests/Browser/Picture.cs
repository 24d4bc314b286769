using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

internal static class Picture
{
    private const int Attempts = 5;

    /// <summary>
    /// Keeps a picture of a whole page, to be looked at. On a busy machine Chromium cannot make one now and then, which says nothing about
    /// the page: it is tried again when the page has been drawn anew.
    /// </summary>
    public static async Task PictureAsync(this IPage page, string name)
    {
        for (var attempt = 1; !await TryAsync(page, name, isLast: attempt == Attempts); attempt++)
            await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    private static async Task<bool> TryAsync(IPage page, string name, bool isLast)
    {
        try
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Output.Folder, $"{name}.png"), FullPage = true });
            return true;
        }
        catch (PlaywrightException exception) when (!isLast && exception.Message.Contains("Unable to capture screenshot", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
