using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Answers;

/// <summary>
/// A form from opening to sending: fill in, look at the summary, send. Nothing is kept on the server meanwhile but the draft; the page
/// carries what was typed, so that neither a mistake nor a silent service loses it.
/// </summary>
internal abstract partial class AnswerPage(Reader reader, TimeProvider clock) : PageModel
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

    /// <summary>Where somebody goes who is not asked this, or no longer.</summary>
    protected virtual string GoneAddress => "/answer?note=gone";

    /// <summary>Where the way leads on when it was sent.</summary>
    protected virtual string SentAddress => "/answer/sent";

    /// <summary>Key of what is said when the session has ended: how to get another.</summary>
    protected virtual string EndedWords => "answer.ended";

    /// <summary>What the form says of saving and sending.</summary>
    public virtual FormWords Says => FormWords.Usual;

    /// <summary>Runs against the service's clock: saved before the summary too, kept on no device, and left at once when it is over.</summary>
    public virtual bool IsLive => false;

    /// <summary>Where the way leads on when the service says that this is over; null where the form stays open.</summary>
    protected virtual string? OverAddress(ApiRefusal refusal) => null;

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
}
