using System.Text.Json;

namespace Evaluation.Portal.Api;

// What a training unit enters for others, and about whom.

internal sealed record CohortDocument(CohortInHand Definition);

/// <summary>A cohort as its training unit works on it.</summary>
internal sealed record CohortInHand(string Code, string Name, Named Programme, Named Agency, DateOnly EndsOn, string TimeZone, PlanInHand Plan);

internal sealed record PlanInHand(SurveyInHand? Reaction = null, TestInHand? Learning = null, ObservationsInHand? Behaviour = null, ResultsInHand? Results = null);

internal sealed record SurveyInHand(AskedSurvey Instrument, string? Identity = null)
{
    public bool IsAnonymous => Identity == "anonymous";
}

/// <param name="Groups">Who is asked, in the instrument's order.</param>
internal sealed record AskedSurvey(string Name, AskedScale Scale, IReadOnlyList<string> Groups, IReadOnlyList<SurveyDimension> Dimensions)
{
    public SurveyInstrument ToInstrument() => new(Name, Scale, Dimensions);
}

internal sealed record TestInHand(decimal MaxScore, decimal PassMark, QuestionsInHand? Test = null)
{
    public bool HasEssays => Test?.Questions.Any(question => question.Type == "essay") == true;
}

internal sealed record QuestionsInHand(IReadOnlyList<QuestionInHand> Questions);

internal sealed record QuestionInHand(string? Type);

internal sealed record ObservationsInHand(ObservationInstrument Instrument);

internal sealed record ResultsInHand(int Months, int WindowDays);

internal sealed record PeoplePage(IReadOnlyList<Person> Items, string? Cursor);

/// <param name="Code">Of somebody without NIP.</param>
/// <param name="Supervisor">Who supervises this participant today.</param>
internal sealed record Person(Guid Id, string? Nip, string? Code, string? Name, string? Email, string? Unit, string? Position, string? Status, Guid? Supervisor, IReadOnlyList<string> Roles)
{
    public bool IsParticipant => Roles.Contains("participant");
}

internal sealed record EntryPage(IReadOnlyList<Entry> Items, Guid? Cursor);

/// <param name="Source">How it came in: link, account, entered or import.</param>
/// <param name="FirstSource">How its first version did.</param>
internal sealed record Entry(Guid Id, EntryKey Key, JsonElement Answer, int Version, string Source, string FirstSource, DateTimeOffset EnteredAt)
{
    public T Read<T>() => Answer.Deserialize<T>(JsonSerializerOptions.Web) ?? throw new JsonException($"An answer to {Key.Kind} is empty.");
}

/// <param name="Subject">Whom or what it is about: an opaque id, or a KPI's code.</param>
/// <param name="Occasion">When: a test phase, a follow-up's months, a month.</param>
/// <param name="Author">Who says so.</param>
internal sealed record EntryKey(string Kind, string Subject, string Occasion, string Author);

internal sealed record GivenExemption(string Reason);

internal sealed record GivenScore(decimal? Score);

internal sealed record GivenResponse(string Group, IReadOnlyDictionary<string, int> Answers, string? Comment);

internal sealed record Kpi(string Code, string Name, string? UnitOfMeasure, string Direction, double Baseline, double Target, int Position);

internal sealed record Measurement(string Kpi, int Month, string Group, string? Unit, double Value);

internal sealed record FinanceLine(string Kind, string Description, decimal Amount, double? Attribution, double? Confidence);
