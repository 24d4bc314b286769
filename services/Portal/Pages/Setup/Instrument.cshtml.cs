using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>A version of an instrument, its items by dimension.</summary>
internal sealed class InstrumentModel(EvaluationApi api) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    public LibraryInstrument Instrument { get; private set; } = null!;

    public InstrumentItem? Listed { get; private set; }

    public InstrumentText Text { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Instrument = await api.InstrumentAsync(Code, Version, Agency, cancellation);
        Listed = (await api.InstrumentsAsync(cancellation)).FirstOrDefault(item => item.Code == Code && item.Agency == Instrument.Agency);
        Text = InstrumentText.Of(Instrument.Content);
    }
}
