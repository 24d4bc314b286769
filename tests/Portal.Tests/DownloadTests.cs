using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evaluation.Portal.Tests;

public sealed class DownloadTests
{
    [Theory]
    [InlineData("id", ';', "30,83", "Kenaikan nilai")]
    [InlineData("en", ',', "30.83", "Gain on the pre-test")]
    public async Task A_table_comes_as_the_readers_spreadsheet_takes_it(string language, char separator, string gain, string name)
    {
        await using var host = await PortalHost.SignedInAsync();
        using var response = await host.GetAsync($"/cohorts/PSMA-2024-01/chain.csv?table=figures&lang={language}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentDisposition!.FileName!.ShouldContain("PSMA-2024-01-2026-11-21");
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        bytes.Take(3).ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var line = Encoding.UTF8.GetString(bytes).Split("\r\n").Single(line => line.Contains($"{separator}{name}{separator}", StringComparison.Ordinal));
        line.ShouldContain($"{separator}{gain}");
    }

    [Fact]
    public async Task The_table_of_targets_says_the_unit_and_on_how_many_each_rests()
    {
        await using var host = await PortalHost.SignedInAsync();
        var lines = (await host.TextAsync("/cohorts/PSMA-2024-01/chain.csv?table=targets")).Split("\r\n");
        lines[0].ShouldContain(";Satuan;Batas bawah 95 %;Batas atas 95 %;n;dari;");
        var gain = lines.Single(line => line.Contains(";Kenaikan nilai;", StringComparison.Ordinal)).Split(';');
        gain[4].ShouldBe("persen");
        gain[7..9].ShouldBe(["66", "70"]);
    }

    [Fact]
    public async Task The_workbook_holds_every_table_and_every_figure_of_the_page()
    {
        await using var host = await PortalHost.SignedInAsync();
        var bytes = await host.Browser.GetByteArrayAsync("/cohorts/PSMA-2024-01/chain.xlsx", TestContext.Current.CancellationToken);
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value).ShouldBe(["Angkatan", "Sasaran", "Angka"]);
        var figures = ((WorksheetPart)book.WorkbookPart.GetPartById(book.WorkbookPart.Workbook.Descendants<Sheet>().Last().Id!)).Worksheet;
        figures.Descendants<Row>().Count().ShouldBeGreaterThan(100);
        figures.Descendants<Cell>().Where(cell => cell.CellValue is not null).ShouldContain(cell => cell.DataType!.Value == CellValues.Number && cell.CellValue!.Text.StartsWith("0.39682539", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("@SUM(A1)")]
    [InlineData("+1,=2")]
    public async Task Names_that_are_formulas_do_no_harm(string name)
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Api.Chain("PSMA-2024-01")["cohort"]!["name"] = name;
        host.Api.Chain("PSMA-2024-01")["results"]!["kpis"]![0]!["name"] = name;
        foreach (var table in new[] { "cohort", "targets", "figures" })
            foreach (var field in (await host.TextAsync($"/cohorts/PSMA-2024-01/chain.csv?table={table}")).TrimStart('\uFEFF').Split(';', '\n'))
                if (!double.TryParse(field, out _)) "=+-@".ShouldNotContain(field.Trim('"').FirstOrDefault('x'));
        var bytes = await host.Browser.GetByteArrayAsync("/cohorts/PSMA-2024-01/chain.xlsx", TestContext.Current.CancellationToken);
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<CellFormula>()).ShouldBeEmpty();
        book.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Text>()).Select(text => text.Text).ShouldContain("'" + name);
    }

    [Fact]
    public async Task A_table_that_there_is_not_is_not_found()
    {
        await using var host = await PortalHost.SignedInAsync();
        (await host.GetAsync("/cohorts/PSMA-2024-01/chain.csv?table=secrets")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetAsync("/cohorts/PSMA-2024-01/chain.exe")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
