using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Answer.Paper;

/// <summary>A reaction survey from paper.</summary>
internal sealed class EnterResponseModel(EvaluationApi api, Reader reader, TimeProvider clock) : AnswerPage(reader, clock)
{
    private const string Place = "reaction/responses", Nobody = "anonymous";

    private readonly Reader reader = reader;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    /// <summary>Opaque id, or that it is nobody's.</summary>
    [BindProperty(SupportsGet = true)]
    public string Person { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    public CohortInHand Cohort { get; private set; } = null!;

    public People People { get; private set; } = null!;

    public Entry? Stored { get; private set; }

    public bool IsAnonymous => Person == Nobody;

    private Guid? Respondent => Guid.TryParse(Person, out var id) ? id : null;

    public override string Heading => Respondent is { } id ? People.Name(id) : reader["answer.survey"];

    public override string Closing => "";

    public override string ScaleHint => reader["paper.scale"];

    public override bool KeepsDrafts => false;

    public override bool IsAnswered => Stored is not null;

    protected override string GoneAddress => $"/cohorts/{Uri.EscapeDataString(Code)}/paper?note=noForm";

    // The next sheet of an anonymous survey comes at once.
    protected override string SentAddress => $"/cohorts/{Uri.EscapeDataString(Code)}/paper/responses/{Uri.EscapeDataString(Group)}{(IsAnonymous ? $"/{Nobody}" : "")}?note=entered&count=1";

    protected override string EndedWords => "paper.ended";

    protected override int? AnsweredVersion => Stored?.Version;

    protected override DateTimeOffset Here(DateTimeOffset now) => CohortTime.In(Cohort.TimeZone, now);

    protected override async Task<bool> FindAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        if (Cohort.Plan.Reaction is not { } survey || !survey.Instrument.Groups.Contains(Group) || survey.IsAnonymous != IsAnonymous) return false;
        People = await api.PeopleAsync(Code, cancellation);
        Screens = Questions.OfSurvey(reader, survey.Instrument.ToInstrument());
        if (IsAnonymous) return true;
        if (Respondent is not { } id || People.Find(id)?.Roles.Contains(Group) != true) return false;
        Stored = await api.EntriesAboutAsync(Place, Code, $"{id:D}", cancellation) is [var stored, ..] ? stored : null;
        return true;
    }

    protected override Task<(Typed Typed, int? Version)> BeforeAsync(CancellationToken cancellation) =>
        Task.FromResult<(Typed, int?)>(Stored is null ? (Typed.Nothing, null) : (GivenAnswers.Of(Stored.Read<GivenResponse>(), Screens), Stored.Version));

    protected override Task<int> SaveDraftAsync(CancellationToken cancellation) => throw new NotSupportedException("What is entered from paper keeps no drafts.");

    protected override Task SendAsync(CancellationToken cancellation)
    {
        var body = new ResponseBody(Respondent, Group, FormCheck.Numbers(Screens, Typed), Typed[Questions.Comment]);
        return Correcting && Stored is { } stored ? api.CorrectAsync(Place, Code, stored.Id, body, Version ?? 0, cancellation) : api.EnterAsync(Place, Code, body, Key!, cancellation);
    }
}
