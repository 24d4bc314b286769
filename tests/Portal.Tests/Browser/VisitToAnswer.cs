using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

internal static class VisitToAnswer
{
    public static async Task OpenFormAsync(this Visit visit, string form)
    {
        await visit.Page.GotoAsync(form);
        await Assertions.Expect(visit.Page.Locator(".bar button").First).ToBeVisibleAsync();
    }

    /// <summary>A picture, and what must hold on every page: nothing against WCAG 2.2 AA, nothing beside the window.</summary>
    public static async Task LookAsync(this Visit visit, string name, int width)
    {
        await visit.PictureAsync(name);
        (await AxeCore.ViolationsAsync(visit.Page)).ShouldBeEmpty();
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{name} is wider than the window");
    }
}
