using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.CountAttempts;

/// <summary>How a participant's attempts move the sums of level 2, and what they say of a cohort.</summary>
internal sealed class AttemptCount : LevelMeasure<LearningSums>
{
    public override Level Level => Level.Learning;

    public override IReadOnlyList<string> Kinds => [AnswerKinds.Attempt];

    public override IReadOnlyList<string> Events => [nameof(LearningSummarised)];

    public override LearningSums NewSums(CohortPlan plan) => plan.Learning is null ? new() : LearningSums.Empty(plan.Learning);

    public override void Add(LearningSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        var (pre, post) = Attempts(answersOfSubject);
        sums.Add(plan.Learning!, pre, post);
    }

    public override void Remove(LearningSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        var (pre, post) = Attempts(answersOfSubject);
        sums.Remove(plan.Learning!, pre, post);
    }

    public override IReadOnlyDictionary<string, double>? Figures(CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        var (pre, post) = Attempts(answersOfSubject);
        return TestScore.Gain(plan.Learning!, pre, post) is { } gain ? new Dictionary<string, double> { ["gain"] = (double)gain } : null;
    }

    public override Task<IReadOnlyList<ICohortEvent>> SummariseAsync(CohortSheet<LearningSums> sheet, Session session)
    {
        var summary = LearningMeasure.Summarise(sheet.Plan.Learning!, sheet.Sums, sheet.Roster.ActiveParticipants);
        return Task.FromResult<IReadOnlyList<ICohortEvent>>([new LearningSummarised(sheet.CohortId, sheet.Version, Model.Version, summary)]);
    }

    private static (TestAttempt? Pre, TestAttempt? Post) Attempts(IReadOnlyList<StoredAnswer> answers) => (
        answers.FirstOrDefault(answer => answer.Occasion == "pre")?.Read<TestAttempt>(),
        answers.FirstOrDefault(answer => answer.Occasion == "post")?.Read<TestAttempt>());
}
