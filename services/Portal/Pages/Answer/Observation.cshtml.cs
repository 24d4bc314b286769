using System.Globalization;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>What somebody saw of one participant, or says of themselves.</summary>
internal sealed class ObservationModel(EvaluationApi api, Reader reader, TimeProvider clock) : AnswerPage(reader, clock)
{
    private readonly Reader reader = reader;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ObservationTask Asked { get; private set; } = null!;

    public AskingCohort Cohort { get; private set; } = null!;

    /// <summary>Null where the reader may not see it.</summary>
    public string? Name { get; private set; }

    public bool IsSelf => Asked.RaterGroup == "self";

    public override string Heading => IsSelf ? reader["answer.self"] : Name ?? reader["answer.nameless"];

    public override string Closing => reader.Display.Date(Asked.ClosesOn);

    public override string ScaleHint => reader[IsSelf ? "answer.scale.self" : "answer.scale"];

    public override bool KeepsDrafts => true;

    public override bool IsAnswered => Asked.Answer is not null;

    protected override int? AnsweredVersion => Asked.AnswerVersion;

    protected override DateTimeOffset Here(DateTimeOffset now) => CohortTime.In(Cohort.TimeZone, now);

    protected override async Task<bool> FindAsync(CancellationToken cancellation)
    {
        var all = await api.ObservationTasksAsync(cancellation);
        if (all.Tasks.Concat(all.Answered).FirstOrDefault(task => task.Assignment == Id) is not { } asked || all.CohortOf(asked) is not { Instrument: { } instrument } cohort) return false;
        (Asked, Cohort) = (asked, cohort);
        Screens = Questions.OfObservation(reader, asked.RaterGroup, instrument);
        if (!IsSelf) Name = (await api.NamesAsync(asked.Cohort, [asked.Participant], cancellation)).GetValueOrDefault(asked.Participant);
        return true;
    }

    protected override async Task<(Typed Typed, int? Version)> BeforeAsync(CancellationToken cancellation)
    {
        if (Asked.Answer is { } answer)
        {
            var given = await api.ObservationAsync(Asked.Cohort, answer, cancellation);
            return (Given(given.Answer), given.Version);
        }
        // Version 0 is what nobody has stored yet: two windows that begin together find out about each other.
        return await api.DraftAsync(EvaluationApi.DraftOf(Asked), cancellation) is { } draft ? (Typed.Of(draft.Content), draft.Version) : (Typed.Nothing, 0);
    }

    protected override Task<int> SaveDraftAsync(CancellationToken cancellation) => api.SaveDraftAsync(EvaluationApi.DraftOf(Asked), Typed.ToDraft(), Version, cancellation);

    protected override Task SendAsync(CancellationToken cancellation)
    {
        var body = new ObservationBody(
            Asked.Participant, Asked.Wave, Asked.RaterGroup, Asked.Rater, OpenedOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), FormCheck.Numbers(Screens, Typed),
            FormCheck.Code(Typed, Questions.Applied, Screens), FormCheck.Codes(Typed, Questions.Barriers, Screens) is { Count: > 0 } barriers ? barriers : null,
            Typed[Questions.Evidence], Typed[Questions.Comment]);
        return Correcting && Asked.Answer is { } answer
            ? api.CorrectObservationAsync(Asked.Cohort, answer, body, Version ?? 0, cancellation)
            : api.SubmitObservationAsync(Asked.Cohort, body, Key!, cancellation);
    }

    private Typed Given(GivenObservation given)
    {
        OpenedOn = DateOnly.TryParse(given.ObservedOn, CultureInfo.InvariantCulture, out var day) ? day : OpenedOn;
        return GivenAnswers.Of(given, Screens);
    }
}
