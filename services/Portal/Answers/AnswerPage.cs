using System.Globalization;
using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Answers;

/// <summary>
/// A form from opening to sending: fill in, look at the summary, send. Nothing is kept on the server meanwhile but the draft; the page
/// carries what was typed, so that neither a mistake nor a silent service loses it.
/// </summary>
internal abstract class AnswerPage(Reader reader, TimeProvider clock) : PageModel
{
    /// <summary>Made when the form is opened: however often it is sent, it is one answer.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>Of the draft that was read, or of the answer that is corrected.</summary>
    [BindProperty]
    public int? Version { get; set; }

    /// <summary>What is sent replaces an answer. Not simply whether there is one: the second of two clicks comes after the first has made it.</summary>
    [BindProperty]
    public bool Correcting { get; set; }

    /// <summary>The day on which the form was opened: the same in every attempt to send it.</summary>
    [BindProperty]
    public DateOnly? OpenedOn { get; set; }

    /// <summary>Time of day at which a draft was saved by its button, <c>HHmm</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Saved { get; set; }

    public IReadOnlyList<Screen> Screens { get; protected set; } = [];

    public Typed Typed { get; protected set; } = Typed.Nothing;

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>What keeps the whole from being sent.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    public bool IsSummary { get; private set; }

    public abstract string Heading { get; }

    public abstract string Closing { get; }

    public abstract string ScaleHint { get; }

    public abstract bool KeepsDrafts { get; }

    /// <summary>It has been sent already; until it closes, another version may take its place.</summary>
    public abstract bool IsAnswered { get; }

    /// <summary>The version of the answer as it is stored.</summary>
    protected abstract int? AnsweredVersion { get; }

    public string? SavedAt => TimeOnly.TryParseExact(Saved, "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? Clock(time) : null;

    /// <summary>Finds what is asked. False where it no longer is.</summary>
    protected abstract Task<bool> FindAsync(CancellationToken cancellation);

    /// <summary>What was begun or answered before, with its version.</summary>
    protected abstract Task<(Typed Typed, int? Version)> BeforeAsync(CancellationToken cancellation);

    protected abstract Task<int> SaveDraftAsync(CancellationToken cancellation);

    protected abstract Task SendAsync(CancellationToken cancellation);

    /// <summary>The day and time where the cohort is.</summary>
    protected abstract DateTimeOffset Here(DateTimeOffset now);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation)) return Gone;
        Correcting = IsAnswered;
        (Typed, Version) = await BeforeAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostReviewAsync(CancellationToken cancellation)
    {
        if (!await ReopenAsync(cancellation)) return Gone;
        Problems = FormCheck.Problems(reader, Screens, Typed);
        IsSummary = Problems.Count == 0;
        return Page();
    }

    public async Task<IActionResult> OnPostEditAsync(CancellationToken cancellation) => await ReopenAsync(cancellation) ? Page() : Gone;

    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancellation)
    {
        if (!await ReopenAsync(cancellation)) return Gone;
        var isQuiet = Request.Headers.XRequestedWith == "XMLHttpRequest";
        if (!KeepsDrafts || IsAnswered) return isQuiet ? new JsonResult(new { stop = reader["answer.sentBefore"] }) : Page();
        try
        {
            Version = await SaveDraftAsync(cancellation);
            var time = TimeOnly.FromDateTime(Here(clock.GetUtcNow()).DateTime);
            return isQuiet ? new JsonResult(new { version = Version, words = reader["answer.savedAt", Clock(time)] })
                : LocalRedirect($"{Request.Path}?saved={time.ToString("HHmm", CultureInfo.InvariantCulture)}");
        }
        catch (ApiRefusal refusal)
        {
            var isElsewhere = refusal.Status == HttpStatusCode.PreconditionFailed;
            Said = isElsewhere ? [reader["answer.draftElsewhere"]] : Why(refusal);
            if (isQuiet) return new JsonResult(new { words = reader["answer.notSaved"], stop = isElsewhere ? Said[0] : null });
            // The next press of the button replaces what the other window has stored.
            if (isElsewhere) Version = null;
            return Page();
        }
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellation)
    {
        if (!await ReopenAsync(cancellation)) return Gone;
        Problems = FormCheck.Problems(reader, Screens, Typed);
        if (Problems.Count > 0) return Page();
        try
        {
            await SendAsync(cancellation);
            return LocalRedirect("/answer/sent");
        }
        catch (ApiRefusal refusal)
        {
            IsSummary = true;
            Said = await ReplacesAsync(refusal, cancellation) ?? Why(refusal);
            return Page();
        }
    }

    /// <summary>There is another answer already: what was typed stays, and the reader says whether it goes over it.</summary>
    private async Task<IReadOnlyList<string>?> ReplacesAsync(ApiRefusal refusal, CancellationToken cancellation)
    {
        if (refusal.Code is not ("duplicate" or "idempotencyKeyReused" or "versionChanged") || !await FindAsync(cancellation) || AnsweredVersion is not { } stored) return null;
        (Correcting, Version) = (true, stored);
        return [reader[refusal.Code == "versionChanged" ? "answer.correctedElsewhere" : "answer.sentBefore"]];
    }

    private LocalRedirectResult Gone => LocalRedirect("/answer?note=gone");

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation)) return false;
        Key = string.IsNullOrWhiteSpace(Key) ? Guid.NewGuid().ToString("D") : Key;
        OpenedOn ??= DateOnly.FromDateTime(Here(clock.GetUtcNow()).DateTime);
        return true;
    }

    private async Task<bool> ReopenAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation)) return false;
        Typed = Typed.Of(await Request.ReadFormAsync(cancellation), Screens);
        return true;
    }

    private IReadOnlyList<string> Why(ApiRefusal refusal) => refusal switch
    {
        { Errors: { Count: > 0 } errors } => errors,
        { Status: HttpStatusCode.Unauthorized } => [reader["answer.ended"]],
        { Title: { } title } when refusal.Status < HttpStatusCode.InternalServerError => [title],
        _ => [reader["answer.silent"]],
    };

    private string Clock(TimeOnly time) => time.ToString(reader.Language == "en" ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);
}
