using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>A new version made from one that is there, or an instrument of one's own made from somebody else's.</summary>
internal sealed class NextVersionModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    /// <summary>The number that it gets; set when the page is opened, so that a double click makes one and two windows find out about each other.</summary>
    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public string? OwnCode { get; set; }

    [BindProperty]
    public InstrumentForm Form { get; set; } = new();

    public LibraryInstrument Source { get; private set; } = null!;

    public bool IsOwn { get; private set; }

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Said { get; private set; } = [];

    /// <summary>Surveys have dimensions with names; an observation form is one list of items.</summary>
    public bool IsSurvey => Source.Content.Reaction is not null;

    public int Places => IsSurvey ? Form.Dimensions.Count : 1;

    public string? NameAt(int index) => index < Form.Dimensions.Count ? Form.Dimensions[index] : null;

    public string LinesAt(int index) => index < Form.Items.Count ? Form.Items[index] ?? "" : "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var listed = await OpenAsync(cancellation);
        Number = IsOwn ? listed!.Versions[0] + 1 : 1;
        Form = InstrumentForm.Of(Source.Content);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        var code = IsOwn ? Code : OwnCode?.Trim().ToLowerInvariant() ?? "";
        Problems = Form.Problems(reader, Source.Content, IsOwn ? null : code);
        if (Problems.Count > 0) return Page();
        try
        {
            await api.AddInstrumentAsync(code, Number, Form.Of(Source.Content, code), cancellation);
            return LocalRedirect("/instruments?note=saved");
        }
        catch (ApiRefusal refusal) when (refusal.IsAboutInput())
        {
            Said = refusal.Sentences(reader, "setup.elsewhere");
            return Page();
        }
    }

    /// <summary>The page again, with all that was typed and a place for one more dimension.</summary>
    public async Task OnPostDimensionAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        Form.Grow();
    }

    private async Task<InstrumentItem?> OpenAsync(CancellationToken cancellation)
    {
        Source = await api.InstrumentAsync(Code, Version, Agency, cancellation);
        var listed = (await api.InstrumentsAsync(cancellation)).FirstOrDefault(item => item.Code == Code && item.Agency == Source.Agency);
        IsOwn = listed?.IsOwn == true;
        return listed;
    }
}
