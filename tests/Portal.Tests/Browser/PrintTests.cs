using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>The cohort page as the A4 report that leadership files.</summary>
public sealed partial class PrintTests(Chromium chromium)
{
    // A4 less the margins of the stylesheet, at 96 dots to the inch.
    private const int PrintedWidth = 687, PrintedHeight = 994;

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageOfPdf { get; }

    [Theory(Timeout = Visit.Longest)]
    [InlineData("PSMA-2024-01", 5, 11)]
    [InlineData("CB-LURAH-2024", 2, 5)]
    public async Task A_cohort_prints_as_a_few_clean_pages(string code, int fewest, int most)
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host);
        await visit.SignInAsync();
        await visit.Page.GotoAsync($"/cohorts/{code}");
        var pdf = await visit.Page.PdfAsync(new() { Path = Path.Combine(Output.Folder, $"{code}.pdf"), PreferCSSPageSize = true });
        PageOfPdf.Count(Encoding.Latin1.GetString(pdf)).ShouldBeInRange(fewest, most);
        Encoding.Latin1.GetString(pdf).ShouldMatch(@"/MediaBox \[0 0 59[4-6](\.\d+)? 84[12]");
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Nothing_is_cut_off_on_paper_and_no_row_is_torn()
    {
        await using var host = await PortalHost.StartAsync();
        host.Api.Chain("PSMA-2024-01")["results"]!["kpis"]![0]!["name"] = string.Join(' ', Enumerable.Repeat("Waktu penyelesaian dokumen kepegawaian antarinstansi", 4));
        await using var visit = await Visit.StartAsync(chromium, host, width: PrintedWidth);
        await visit.SignInAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.Page.GotoAsync("/cohorts/PSMA-2024-01");
        await visit.PictureAsync("print");
        (await visit.Page.EvaluateAsync<string[]>($"[...document.querySelectorAll('table, svg, h1, p')].filter(part => part.getBoundingClientRect().right > {PrintedWidth} + 1).map(part => part.outerHTML.slice(0, 120))")).ShouldBeEmpty();
        (await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('tr, figure')].map(part => getComputedStyle(part).breakInside)")).ShouldAllBe(value => value == "avoid");
        (await visit.Page.EvaluateAsync<double>("Math.max(...[...document.querySelectorAll('tr, figure')].map(part => part.getBoundingClientRect().height))")).ShouldBeLessThan(PrintedHeight);
        (await visit.Page.Locator("header, form, summary").EvaluateAllAsync<bool>("parts => parts.some(part => part.checkVisibility())")).ShouldBeFalse();
        (await visit.Page.Locator("details table").First.EvaluateAsync<bool>("table => table.getBoundingClientRect().height > 0")).ShouldBeTrue("what is folded on the screen is open on paper");
    }
}
