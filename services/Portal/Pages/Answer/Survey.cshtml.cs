using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>How somebody received a training. What is sent to an anonymous survey is nobody's: no draft, no correction.</summary>
internal sealed class SurveyModel(EvaluationApi api, Reader reader, TimeProvider clock) : AnswerPage(reader, clock)
{
    private readonly Reader reader = reader;

    [BindProperty(SupportsGet = true)]
    public string Cohort { get; set; } = "";

    /// <summary>Of somebody who was both participant and organiser: as which they answer.</summary>
    [BindProperty]
    public string? Group { get; set; }

    public SurveyTask Asked { get; private set; } = null!;

    public override string Heading => Asked.Name;

    public override string Closing => reader.Display.Date(Asked.ClosesOn);

    public override string ScaleHint => reader["answer.scale.survey"];

    public override bool KeepsDrafts => !Asked.Anonymous;

    // One that is answered is asked no more: the list of tasks does not hold it.
    public override bool IsAnswered => false;

    protected override int? AnsweredVersion => null;

    protected override DateTimeOffset Here(DateTimeOffset now) => CohortTime.In(Asked.TimeZone, now);

    protected override async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if ((await api.SurveyTasksAsync(cancellation)).Tasks.FirstOrDefault(task => task.Cohort == Cohort) is not { Groups.Count: > 0 } asked) return false;
        Asked = asked;
        if (Group is null || !asked.Groups.Contains(Group)) Group = asked.Groups.Contains("participant") ? "participant" : asked.Groups[0];
        Screens = Questions.OfSurvey(reader, asked.Instrument);
        return true;
    }

    protected override async Task<(Typed Typed, int? Version)> BeforeAsync(CancellationToken cancellation)
    {
        if (!KeepsDrafts) return (Typed.Nothing, null);
        return await api.DraftAsync(EvaluationApi.DraftOf(Asked), cancellation) is { } draft ? (Typed.Of(draft.Content), draft.Version) : (Typed.Nothing, 0);
    }

    protected override Task<int> SaveDraftAsync(CancellationToken cancellation) => api.SaveDraftAsync(EvaluationApi.DraftOf(Asked), Typed.ToDraft(), Version, cancellation);

    protected override Task SendAsync(CancellationToken cancellation) => api.SubmitResponseAsync(
        Asked.Cohort, new(Asked.Respondent, Group!, FormCheck.Numbers(Screens, Typed), Typed[Questions.Comment]), Key!, cancellation);
}
