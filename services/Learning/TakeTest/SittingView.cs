using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Learning.RunTests;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.TakeTest;

/// <summary>A sitting as its participant sees it: never with a key or a rubric.</summary>
/// <param name="EndsAt">The end of the time limit, or of the last day where that comes first.</param>
/// <param name="Questions">While it is in progress; so are the answers.</param>
/// <param name="Score">Once it is scored; null also where nothing was answered in time.</param>
internal sealed record SittingView(
    string Cohort, string Name, string Phase, Guid Participant, string TimeZone, DateOnly ClosesOn, DateTimeOffset StartedAt, DateTimeOffset EndsAt, string State, int Version,
    IReadOnlyList<QuestionView> Questions, IReadOnlyDictionary<string, string> Answers, decimal? Score, decimal MaxScore, decimal PassMark)
{
    private static readonly Dictionary<string, string> NoAnswers = [];

    public static async Task<SittingView> OfAsync(Session session, OwnTest own, Sitting sitting)
    {
        var cohort = own.Planned.Definition;
        var plan = cohort.Plan.Learning ?? sitting.Kept;
        var isOpen = sitting.State == Sitting.InProgress;
        var state = StateOf(sitting.State);
        return new(
            cohort.Code, cohort.Name, own.Phase, own.Participant, cohort.TimeZone, Phases.WindowOf(cohort, plan, own.Phase).ClosesOn, sitting.StartedAt, sitting.EndsAt, state, sitting.Version,
            isOpen ? [.. sitting.Questions.Select(QuestionView.Of)] : [], isOpen ? sitting.Given : NoAnswers,
            state == Sitting.Scored ? TestScore.Of(plan, await AttemptAsync(session, sitting)) : null, plan.MaxScore, plan.PassMark);
    }

    /// <summary>Whatever ended it without the participant: nothing is left to be done.</summary>
    public static string StateOf(string state) => state is Sitting.InProgress or Sitting.AwaitingMarks ? state : Sitting.Scored;

    private static async Task<TestAttempt?> AttemptAsync(Session session, Sitting sitting)
    {
        var body = await session.FirstOrDefaultAsync<string>(
            "SELECT body FROM answers WHERE cohort_id = @CohortId AND subject = @Subject AND kind = 'attempt' AND occasion = @Phase", new { sitting.CohortId, sitting.Subject, sitting.Phase });
        return body is null ? null : AnswerBody.Read<TestAttempt>(body);
    }
}

/// <param name="Options">Null where the answer is a text.</param>
internal sealed record QuestionView(string Code, string Text, QuestionType Type, IReadOnlyList<string>? Options, decimal Points)
{
    public static QuestionView Of(Question question) =>
        new(question.Code, question.Text ?? question.Code, question.Type, question.Options is { Count: > 0 } options ? options : null, question.Points);
}
