using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.FollowUps;

/// <summary>A page on which a training unit works on something: what was done is told after a redirect, and what was refused on the page itself, with all that was typed.</summary>
internal abstract class WorkPage(Reader reader) : PageModel
{
    protected Reader Reader { get; } = reader;

    /// <summary>What was done before this page was shown: <c>note.{Note}</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    /// <summary>How many it was done for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Count { get; set; }

    /// <summary>Why something was not done.</summary>
    public IReadOnlyList<string> Said { get; protected set; } = [];

    /// <summary>A sentence for the note in the address; null where there is none, or none that is known.</summary>
    public string? Noted => Note is null ? null : Vocabulary.Find($"note.{Note}", Reader.Language) is { } words ? string.Format(System.Globalization.CultureInfo.InvariantCulture, words, Reader.Display.Count(Count ?? 0)) : null;

    /// <summary>False where the API refuses for a reason that the reader can mend; what it says stands in <see cref="Said"/>.</summary>
    protected async Task<bool> TryAsync(Func<Task> act, People? people = null)
    {
        try
        {
            await act();
            return true;
        }
        catch (ApiRefusal refusal) when (Told.IsToMend(refusal))
        {
            Said = Told.Of(Reader, refusal, people);
            return false;
        }
    }

    /// <summary>Notes a problem that is seen before the API is asked. True where there is one.</summary>
    protected bool IsMissing(params (bool IsWrong, string Words)[] checks)
    {
        Said = FormProblems.Of(Reader, checks);
        return Said.Count > 0;
    }
}

/// <summary>One of the pages of a cohort.</summary>
internal abstract class CohortPage(Reader reader) : WorkPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public CohortInHand Cohort { get; protected set; } = null!;

    protected string Address(string page) => $"/cohorts/{Uri.EscapeDataString(Code)}/{page}";
}
