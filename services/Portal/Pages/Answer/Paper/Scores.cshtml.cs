using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Frame;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Answer.Paper;

/// <summary>Scores of both tests, a line each participant: what differs from what is stored is sent.</summary>
internal sealed class ScoresModel(EvaluationApi api, Reader reader) : CohortPage(reader)
{
    private const string Place = "learning/scores";

    public const int RowsOnAPage = 50;

    public static IReadOnlyList<string> Phases { get; } = ["pre", "post"];

    // Not called page: that is what the framework calls this file.
    [BindProperty(SupportsGet = true, Name = "sheet")]
    public int Number { get; set; } = 1;

    /// <summary>Made when the sheet is opened: however often it is sent, each score is one.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public IReadOnlyList<ScoreRow> Rows { get; private set; } = [];

    public int Pages { get; private set; } = 1;

    public TestInHand Test => Cohort.Plan.Learning!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (participants, stored) = await LoadAsync(cancellation);
        Rows = [.. participants.Select(person => Row(person, phase => new(phase, Written(stored.GetValueOrDefault((person.Id, phase))), stored.GetValueOrDefault((person.Id, phase))?.Version, null, EnteredThing.WithdrawalOf(Code, stored.GetValueOrDefault((person.Id, phase))))))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (participants, stored) = await LoadAsync(cancellation);
        var form = await Request.ReadFormAsync(cancellation);
        var (rows, sent, problems) = (new List<ScoreRow>(), 0, 0);
        foreach (var person in participants)
        {
            var cells = new List<ScoreCell>();
            foreach (var phase in Phases)
            {
                var before = stored.GetValueOrDefault((person.Id, phase));
                var typed = form[$"{phase}.{person.Id:D}"].ToString().Trim();
                var (problem, isSent) = await SendAsync(person.Id, phase, typed, int.TryParse(form[$"{phase}.{person.Id:D}.version"], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null, before, cancellation);
                if (isSent) sent++;
                if (problem is not null) problems++;
                // What somebody else has stored meanwhile is what the next attempt replaces.
                cells.Add(new(phase, typed, isSent ? (before?.Version ?? 0) + 1 : before?.Version, problem, EnteredThing.WithdrawalOf(Code, before)));
            }
            rows.Add(Row(person, phase => cells.First(cell => cell.Phase == phase)));
        }
        if (problems == 0) return LocalRedirect(Own(Number) + $"{(Number > 1 ? '&' : '?')}note=scores&count={sent}");
        Rows = rows;
        Said = [Reader["scores.mend", problems], .. sent > 0 ? [Reader["scores.rest", sent]] : Array.Empty<string>()];
        return Page();
    }

    public string Own(int sheet) => Address("paper/scores") + (sheet > 1 ? $"?sheet={sheet.ToString(CultureInfo.InvariantCulture)}" : "");

    private People? people;

    private async Task<(string? Problem, bool IsSent)> SendAsync(Guid participant, string phase, string typed, int? read, Entry? before, CancellationToken cancellation)
    {
        var known = before?.Read<GivenScore>().Score;
        if (typed.Length == 0) return (before is null || read is null ? null : Reader["scores.cannotEmpty"], false);
        if (WrittenNumber.Read(typed, Reader.Language) is not { } score) return (Reader["scores.number"], false);
        if (score < 0 || score > Test.MaxScore) return (Reader["scores.range", Reader.Display.Short((double)Test.MaxScore)], false);
        if (score == known) return (null, false);
        if (before?.Version != read) return (Reader["scores.changed", Written(before)], false);
        var body = new { participant, phase, score };
        var isDone = before is null
            ? await TryAsync(() => api.EnterAsync(Place, Code, body, $"{Key}.{phase}.{participant:N}", cancellation))
            : await TryAsync(() => api.CorrectAsync(Place, Code, before.Id, body, before.Version, cancellation));
        return (isDone ? null : string.Join(' ', Said), isDone);
    }

    private string Written(Entry? entry) => WrittenNumber.Write(entry?.Read<GivenScore>().Score, Reader.Language);

    private ScoreRow Row(Person person, Func<string, ScoreCell> cell) => new(person.Id, people!.Called(person), person.Unit, [.. Phases.Select(cell)]);

    private async Task<(IReadOnlyList<Person> Participants, Dictionary<(Guid, string), Entry> Stored)> LoadAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        if (Cohort.Plan.Learning is null) throw new ApiRefusal(System.Net.HttpStatusCode.NotFound, null, null);
        Key = string.IsNullOrWhiteSpace(Key) ? Guid.NewGuid().ToString("N") : Key;
        people = await api.PeopleAsync(Code, cancellation);
        var all = people.ActiveParticipants.ToList();
        Pages = SheetLinks.CountOf(all.Count, RowsOnAPage);
        Number = Math.Clamp(Number, 1, Pages);
        var stored = (await api.EntriesAsync(Place, Code, null, 10_000, cancellation)).Where(entry => Guid.TryParse(entry.Key.Subject, out _)).ToDictionary(entry => (Guid.Parse(entry.Key.Subject), entry.Key.Occasion));
        return ([.. all.Skip((Number - 1) * RowsOnAPage).Take(RowsOnAPage)], stored);
    }
}
