namespace Evaluation.Portal.Api;

// What a person is asked, as far as the pages need it.

/// <param name="Answered">Can be corrected until it closes.</param>
internal sealed record ObservationTasks(IReadOnlyList<ObservationTask> Tasks, IReadOnlyList<ObservationTask> Answered, IReadOnlyList<AskingCohort> Cohorts)
{
    public AskingCohort CohortOf(ObservationTask task) => Cohorts.First(cohort => cohort.Code == task.Cohort);
}

/// <param name="Answer">Where it is answered, for the correction.</param>
internal sealed record ObservationTask(
    Guid Assignment, string Cohort, int Wave, Guid Participant, string RaterGroup, Guid Rater, DateOnly ClosesOn, bool HasDraft, Guid? Answer, int? AnswerVersion);

internal sealed record AskingCohort(string Code, string Name, string TimeZone, ObservationInstrument? Instrument);

internal sealed record ObservationInstrument(string Name, AskedScale Scale, IReadOnlyList<AskedItem> Items);

internal sealed record AskedScale(int Min, int Max);

internal sealed record AskedItem(string Code, string? Name, string? Text);

internal sealed record SurveyTasks(IReadOnlyList<SurveyTask> Tasks);

/// <param name="Respondent">Null where the survey is anonymous.</param>
/// <param name="Groups">As what the reader may answer.</param>
internal sealed record SurveyTask(
    string Cohort, string Name, Guid? Respondent, bool Anonymous, IReadOnlyList<string> Groups, DateOnly ClosesOn, bool HasDraft, SurveyInstrument Instrument, string TimeZone);

internal sealed record SurveyInstrument(string Name, AskedScale Scale, IReadOnlyList<SurveyDimension> Dimensions);

internal sealed record SurveyDimension(string Code, string Name, IReadOnlyList<AskedItem> Items);

internal sealed record StoredDraft(int Version, System.Text.Json.JsonElement Content);

internal sealed record StoredObservation(GivenObservation Answer, int Version);

internal sealed record GivenObservation(
    IReadOnlyDictionary<string, int> Answers, string? Applied, IReadOnlyList<string>? Barriers, string? Evidence, string? Comment, string? ObservedOn);

/// <summary>What an observation is sent as.</summary>
internal sealed record ObservationBody(
    Guid Participant, int Wave, string RaterGroup, Guid Rater, string ObservedOn, IReadOnlyDictionary<string, int?> Answers,
    string? Applied, IReadOnlyList<string>? Barriers, string? Evidence, string? Comment);

/// <summary>What a response to a survey is sent as.</summary>
internal sealed record ResponseBody(Guid? Respondent, string Group, IReadOnlyDictionary<string, int?> Answers, string? Comment);
