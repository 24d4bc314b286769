namespace Evaluation.Portal.Api;

// A test that is taken by personal link, as far as the pages need it.

internal sealed record TestTasks(IReadOnlyList<TestTask> Tasks);

/// <param name="Phase"><c>pre</c> or <c>post</c>.</param>
/// <param name="Questions">How many there are.</param>
/// <param name="EndsAt">Null until it is begun.</param>
/// <param name="Answered">How many have an answer that is saved.</param>
internal sealed record TestTask(
    string Cohort, string Name, string Phase, DateOnly OpensOn, DateOnly ClosesOn, string TimeZone, int Questions, int? TimeLimitMinutes,
    DateTimeOffset? StartedAt, DateTimeOffset? EndsAt, int Answered);

/// <summary>A test that somebody has begun.</summary>
/// <param name="State"><c>inProgress</c>, <c>awaitingMarks</c> or <c>scored</c>.</param>
/// <param name="Questions">None once it is handed in, as with the answers.</param>
internal sealed record Sitting(
    string Cohort, string Name, string Phase, string TimeZone, DateTimeOffset StartedAt, DateTimeOffset EndsAt, string State, int Version,
    IReadOnlyList<TestQuestion>? Questions, IReadOnlyDictionary<string, string>? Answers, decimal? Score, decimal MaxScore, decimal PassMark)
{
    public bool IsInProgress => State == "inProgress";
}

/// <param name="Type"><c>single</c>, <c>multiple</c> or <c>essay</c>.</param>
/// <param name="Options">Without them a single choice is answered by a short text.</param>
internal sealed record TestQuestion(string Code, string? Text, string Type, IReadOnlyList<string>? Options, decimal Points);

internal sealed record EssayPage(IReadOnlyList<Essay> Items, int Open, int Marked, Guid? Cursor);

/// <summary>An essay as its assessor sees it.</summary>
/// <param name="Number">Of the sitting, in the place of a name.</param>
/// <param name="Question">Its code.</param>
/// <param name="Points">The most there are.</param>
/// <param name="Given">Null until it is marked.</param>
/// <param name="Version">Of the sitting.</param>
internal sealed record Essay(
    Guid Sitting, int Number, string Phase, string Question, string Text, string? Rubric, decimal Points, string Answer, decimal? Given, string? Remark, int Version);

internal sealed record SittingPage(IReadOnlyList<SittingAtWork> Items);

/// <summary>How far somebody's test is.</summary>
internal sealed record SittingAtWork(string Phase, string State);
