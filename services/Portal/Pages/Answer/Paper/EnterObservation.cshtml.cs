using System.Globalization;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Answer.Paper;

/// <summary>An observation or self-assessment from paper: the form that the rater would have seen, sent by the training unit.</summary>
internal sealed class EnterObservationModel(EvaluationApi api, Reader reader, TimeProvider clock) : AnswerPage(reader, clock)
{
    private const string Place = "behaviour/observations";

    private static readonly string[] Groups = ["supervisor", "peer", "subordinate", "self"];

    private readonly Reader reader = reader;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Months { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Participant { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Rater { get; set; }

    /// <summary>As what the rater answers.</summary>
    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    /// <summary>The day on the paper.</summary>
    [BindProperty]
    public DateOnly? PaperDate { get; set; }

    public CohortInHand Cohort { get; private set; } = null!;

    public People People { get; private set; } = null!;

    /// <summary>What has been answered already.</summary>
    public Entry? Stored { get; private set; }

    public bool IsSelf => Group == "self";

    public override string Heading => People.Name(Participant);

    public override string Closing => "";

    public override string ScaleHint => reader["paper.scale"];

    public override bool KeepsDrafts => false;

    public override bool IsAnswered => Stored is not null;

    protected override string GoneAddress => $"/cohorts/{Uri.EscapeDataString(Code)}/paper?note=noForm";

    protected override string SentAddress => $"/cohorts/{Uri.EscapeDataString(Code)}/paper/observations/{Months}?note=entered&count=1";

    protected override string EndedWords => "paper.ended";

    protected override int? AnsweredVersion => Stored?.Version;

    protected override DateTimeOffset Here(DateTimeOffset now) => CohortTime.In(Cohort.TimeZone, now);

    protected override async Task<bool> FindAsync(CancellationToken cancellation)
    {
        Cohort = await api.CohortInHandAsync(Code, cancellation);
        People = await api.PeopleAsync(Code, cancellation);
        if (!Groups.Contains(Group) || Cohort.Plan.Behaviour is not { } plan || People.Find(Participant) is null || People.Find(Rater) is null) return false;
        Screens = Questions.OfObservation(reader, Group, plan.Instrument);
        Stored = (await api.EntriesAboutAsync(Place, Code, $"{Participant:D}", cancellation))
            .FirstOrDefault(entry => entry.Key.Occasion == Months.ToString(CultureInfo.InvariantCulture) && entry.Key.Author == Rater.ToString("D"));
        OpenedOn = PaperDate ?? OpenedOn;
        return true;
    }

    protected override Task<(Typed Typed, int? Version)> BeforeAsync(CancellationToken cancellation)
    {
        if (Stored is null) return Task.FromResult<(Typed, int?)>((Typed.Nothing, null));
        var given = Stored.Read<GivenObservation>();
        if (DateOnly.TryParse(given.ObservedOn, CultureInfo.InvariantCulture, out var day)) OpenedOn = day;
        return Task.FromResult<(Typed, int?)>((GivenAnswers.Of(given, Screens), Stored.Version));
    }

    protected override Task<int> SaveDraftAsync(CancellationToken cancellation) => throw new NotSupportedException("What is entered from paper keeps no drafts.");

    protected override Task SendAsync(CancellationToken cancellation)
    {
        var body = new ObservationBody(
            Participant, Months, Group, Rater, OpenedOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), FormCheck.Numbers(Screens, Typed),
            FormCheck.Code(Typed, Questions.Applied, Screens), FormCheck.Codes(Typed, Questions.Barriers, Screens) is { Count: > 0 } barriers ? barriers : null,
            Typed[Questions.Evidence], Typed[Questions.Comment]);
        return Correcting && Stored is { } stored ? api.CorrectAsync(Place, Code, stored.Id, body, Version ?? 0, cancellation) : api.EnterAsync(Place, Code, body, Key!, cancellation);
    }
}
