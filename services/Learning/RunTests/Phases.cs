using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;

namespace Evaluation.Learning.RunTests;

/// <summary>The two times at which a test is taken, by the code that stands in addresses and in the answer's key.</summary>
internal static class Phases
{
    public const string Pre = "pre", Post = "post";

    // Long enough for a reminder or two, short enough that the training is what comes next.
    private const int DaysBefore = 7;

    public static IReadOnlyList<string> All { get; } = [Pre, Post];

    public static TestPhase Of(string phase) => phase == Pre ? TestPhase.Pre : TestPhase.Post;

    public static TaskKind TaskOf(string phase) => phase == Pre ? TaskKind.PreTest : TaskKind.PostTest;

    /// <summary>First and last day. The pre-test ends with the day on which the training begins; the post-test is open as long as the level.</summary>
    public static (DateOnly OpensOn, DateOnly ClosesOn) WindowOf(CohortDefinition cohort, LearningPlan plan, string phase) => phase == Pre
        ? (cohort.StartsOn.AddDays(-DaysBefore), cohort.StartsOn)
        : (cohort.EndsOn, cohort.EndsOn.AddDays(plan.ClosesAfterDays));
}
