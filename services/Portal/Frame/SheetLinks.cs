namespace Evaluation.Portal.Frame;

/// <summary>A long list on several sheets, and how to get from one to the next.</summary>
/// <param name="Number">The one that is shown, from 1.</param>
/// <param name="Address">Of the sheet with a number.</param>
/// <param name="Of">What is listed, where a page has several lists; heard and not seen.</param>
internal sealed record SheetLinks(int Number, int Count, Func<int, string> Address, string? Of = null)
{
    public static int CountOf(int rows, int onASheet) => Math.Max(1, (rows + onASheet - 1) / onASheet);
}
