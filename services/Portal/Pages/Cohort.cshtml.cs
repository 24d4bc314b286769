using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Errors;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

internal sealed class CohortModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    public ChainView Chain { get; private set; } = null!;

    /// <summary>For whoever marks them: how many essays wait. Null where there is none to mark.</summary>
    public int? EssaysWaiting { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var asOf = AsOfDate.Read(AsOf, reader);
        var chain = await api.ChainAsync(Code, asOf, cancellation);
        Chain = new(chain, reader, asOf) { Authors = await PlanAuthors.OfAsync(api, User, chain, cancellation) };
        if (chain.Learning is null || !ForTrainingUnits.Has(User)) return;
        try
        {
            if (await api.EssayCountsAsync(Code, cancellation) is var (open, marked) && open + marked > 0) EssaysWaiting = open;
        }
        catch (ApiRefusal)
        {
            // A link more or less: the page is about the chain, and that is there.
        }
    }
}
