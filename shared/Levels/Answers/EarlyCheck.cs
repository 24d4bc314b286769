using Evaluation.Levels.Cohorts;

namespace Evaluation.Levels.Answers;

/// <summary>An answer that was found right before the cohort's lock was held, by the plan and roster as they were last seen.</summary>
internal sealed class EarlyCheck<TSums>(CohortSheet<TSums> preview, CheckedAnswer answer) where TSums : class
{
    /// <summary>Null when plan or roster has changed since: the answer has to be checked again.</summary>
    public CheckedAnswer? For(CohortSheet<TSums> sheet) => sheet.HasSamePlanAndRoster(preview) ? answer : null;
}

internal static class EarlyCheck
{
    /// <summary>Null when nothing can be said yet. A refusal is said only under the lock, by the state that is then there.</summary>
    public static EarlyCheck<TSums>? Of<TSums>(LevelMeasure<TSums> measure, CohortSheet<TSums>? preview, Func<CohortSheet<TSums>, CheckedAnswer> check)
        where TSums : class =>
        preview is not null && !measure.ChecksSums(preview.Plan) && check(preview) is { Key: not null } answer ? new(preview, answer) : null;
}
