using System.Globalization;
using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Offline;
using Evaluation.Portal.Session;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Answers;

/// <summary>What the buttons do.</summary>
internal abstract partial class AnswerPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation)) return Gone;
        Correcting = IsAnswered;
        // What was sent does not stay on a device.
        if (!IsAnswered && !IsLive) ReaderMark.LetKeep(HttpContext);
        (Typed, Version) = await BeforeAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostReviewAsync(CancellationToken cancellation)
    {
        if (!await ReopenAsync(cancellation)) return Gone;
        Problems = FormCheck.Problems(reader, Screens, Typed);
        if (IsLive && Problems.Count == 0 && await TrySaveAsync(cancellation) is { } refusal) return OverAddress(refusal) is { } over ? LocalRedirect(over) : Page();
        IsSummary = Problems.Count == 0;
        return Page();
    }

    public async Task<IActionResult> OnPostEditAsync(CancellationToken cancellation) => await ReopenAsync(cancellation) ? Page() : Gone;

    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancellation)
    {
        var isQuiet = Quiet.Is(Request);
        if (!await ReopenAsync(cancellation)) return isQuiet && IsLive ? new JsonResult(new { go = GoneAddress }) : Gone;
        if (!KeepsDrafts || IsAnswered) return isQuiet ? new JsonResult(new { stop = reader["answer.sentBefore"] }) : Page();
        if (await TrySaveAsync(cancellation) is { } refusal)
        {
            if (OverAddress(refusal) is { } over) return isQuiet ? new JsonResult(new { go = over }) : LocalRedirect(over);
            return isQuiet ? new JsonResult(new { words = reader["answer.notSaved"], stop = IsElsewhere(refusal) ? Said[0] : null }) : Page();
        }
        var time = TimeOnly.FromDateTime(Here(clock.GetUtcNow()).DateTime);
        return isQuiet ? new JsonResult(new { version = Version, words = reader["answer.savedAt", Clock(time)] })
            : LocalRedirect($"{Request.Path}?saved={time.ToString("HHmm", CultureInfo.InvariantCulture)}");
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellation)
    {
        var isQuiet = Quiet.Is(Request);
        if (!await ReopenAsync(cancellation)) return isQuiet ? Quiet.Refused(reader["device.gone"], hasPage: false) : Gone;
        Problems = FormCheck.Problems(reader, Screens, Typed);
        if (Problems.Count > 0) return isQuiet ? Quiet.Refused(reader["answer.mend", Problems.Count]) : Page();
        try
        {
            await SendAsync(cancellation);
            return isQuiet ? Quiet.Sent : LocalRedirect(SentAddress);
        }
        catch (ApiRefusal refusal)
        {
            if (OverAddress(refusal) is { } over) return isQuiet ? Quiet.Refused(refusal.Title ?? reader["device.why"]) : LocalRedirect(over);
            if (isQuiet) return Quiet.Of(refusal, await ReplacesAsync(refusal, cancellation) ?? Why(refusal));
            IsSummary = true;
            Said = await ReplacesAsync(refusal, cancellation) ?? Why(refusal);
            return Page();
        }
    }

    /// <summary>Null when it is saved; otherwise why not, which <see cref="Said"/> tells as well.</summary>
    private async Task<ApiRefusal?> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            Version = await SaveDraftAsync(cancellation);
            return null;
        }
        catch (ApiRefusal refusal)
        {
            Said = IsElsewhere(refusal) ? [reader[Says.Elsewhere]] : Why(refusal);
            // The next press of the button replaces what the other window has stored.
            if (IsElsewhere(refusal)) Version = null;
            return refusal;
        }
    }

    private static bool IsElsewhere(ApiRefusal refusal) => refusal.Status == HttpStatusCode.PreconditionFailed;

    /// <summary>There is another answer already: what was typed stays, and the reader says whether it goes over it.</summary>
    protected virtual async Task<IReadOnlyList<string>?> ReplacesAsync(ApiRefusal refusal, CancellationToken cancellation)
    {
        if (refusal.Code is not ("duplicate" or "idempotencyKeyReused" or "versionChanged") || !await FindAsync(cancellation) || AnsweredVersion is not { } stored) return null;
        (Correcting, Version) = (true, stored);
        return [reader[refusal.Code == "versionChanged" ? "answer.correctedElsewhere" : "answer.sentBefore"]];
    }

    private LocalRedirectResult Gone => LocalRedirect(GoneAddress);

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
        { Status: HttpStatusCode.Unauthorized } => [reader[EndedWords]],
        { Title: { } title } when refusal.Status < HttpStatusCode.InternalServerError => [title],
        _ => [reader["answer.silent"]],
    };

    private string Clock(TimeOnly time) => time.ToString(reader.Language == "en" ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);
}
