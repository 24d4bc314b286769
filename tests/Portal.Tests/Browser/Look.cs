using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>Looks at each page of a journey: a picture, accessibility, and whether it fits the window.</summary>
internal sealed class Look
{
    private readonly IPage page;
    private readonly string name;
    private readonly int width;

    public Look(IPage page, string name, int width)
    {
        (this.page, this.name, this.width) = (page, name, width);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Complaints.Add(message.Text); };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    /// <summary>What the page's console said was wrong; a breach of the content policy shows here.</summary>
    public List<string> Complaints { get; } = [];

    public async Task AtAsync(string step)
    {
        await Assertions.Expect(page.Locator("footer")).ToBeVisibleAsync();
        await page.PictureAsync($"{name}-{step}");
        (await AxeCore.ViolationsAsync(page)).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{step} is wider than the window");
        Regex.IsMatch(await page.InnerTextAsync("main"), @"\{\d\}").ShouldBeFalse($"{step} shows a place for a value");
    }
}
