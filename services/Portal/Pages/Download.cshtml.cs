using Evaluation.Portal.Api;
using Evaluation.Portal.Downloads;
using Evaluation.Portal.Errors;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

/// <summary>A chain's tables as files.</summary>
internal sealed class DownloadModel(EvaluationApi api, Reader reader) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IActionResult> OnGetAsync(string code, string format, string? table, string? asOf, CancellationToken cancellation)
    {
        var date = AsOfDate.Read(asOf, reader);
        var chain = await api.ChainAsync(code, date, cancellation);
        var tables = ChainTables.Of(new(chain, reader, date));
        var name = $"{chain.Cohort.Code}-{chain.AsOf:yyyy-MM-dd}";
        if (format == "xlsx") return File(XlsxFile.Write(tables, title => reader[$"download.{title}"]), Workbook, $"{name}.xlsx");
        if (tables.FirstOrDefault(candidate => candidate.Name == (table ?? "figures")) is not { } chosen)
            throw new ApiRefusal(System.Net.HttpStatusCode.NotFound, null, null);
        return File(CsvFile.Write(chosen, reader.Language), "text/csv; charset=utf-8", $"{name}-{reader[$"download.{chosen.Name}"]}.csv");
    }
}
