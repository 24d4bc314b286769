using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Learning.RunTests;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
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

    public override IReadOnlyList<string> Tables => ["tests", "essays", "sittings"];

    public override Task RepeatRequestsAsync(Database database, ReplayRequested request, CancellationToken cancellation) => RepeatRequests.RunAsync(database, request, cancellation);

    public override async Task CohortChangedAsync(UnitOfWork work, Guid cohortId)
    {
        if (await HeldCohort.FindAsync(work, cohortId) is not { } planned) return;
        await CohortTest.PlanAsync(work, planned);
        await SittingRows.FollowScoresAsync(work, cohortId);
        await KeptScores.RunAsync(work, planned);
    }

    /// <summary>A test that was handed in waits for its marks and not for another score.</summary>
    public override async Task<SubmissionOutcome?> RefuseAsync(UnitOfWork work, CohortSheet<LearningSums> sheet, Caller caller, CheckedAnswer answer)
    {
        if (await base.RefuseAsync(work, sheet, caller, answer) is { } refusal) return refusal;
        // Where nobody is asked by link, what is entered by the hundred need not look for sittings.
        if (answer.Key is not { } key || sheet.Plan.Learning?.Test is null) return null;
        var waits = await work.FirstOrDefaultAsync<int?>(
            "SELECT 1 FROM sittings WHERE cohort_id = @CohortId AND subject = @Subject AND phase = @Occasion AND state = @awaitingMarks",
            new { sheet.CohortId, key.Subject, key.Occasion, awaitingMarks = Sitting.AwaitingMarks });
        return waits is null ? null : AwaitsMarks;
    }

    public override async Task<string> AnsweredAsync(UnitOfWork work, CohortSheet<LearningSums> sheet, Caller caller, StoredAnswer answer)
    {
        if (sheet.Plan.Learning?.Test is not null) await SittingRows.FollowScoresAsync(work, sheet.CohortId, answer.Subject);
        return "";
    }

    public override Task WithdrawnAsync(UnitOfWork work, CohortSheet<LearningSums> sheet, StoredAnswer answer) => SittingRows.FollowScoresAsync(work, sheet.CohortId, answer.Subject);

    private static SubmissionOutcome.NotNow AwaitsMarks { get; } = new("awaitingMarks", new(
        "Peserta ini sudah mengumpulkan tesnya lewat tautan, dan esainya menunggu dinilai. Nilai esainya dulu; skornya menyusul sendiri.",
        "This participant has handed in the test by link, and its essays wait to be marked. Mark them; the score follows by itself."));

    private static (TestAttempt? Pre, TestAttempt? Post) Attempts(IReadOnlyList<StoredAnswer> answers) => (
        answers.FirstOrDefault(answer => answer.Occasion == "pre")?.Read<TestAttempt>(),
        answers.FirstOrDefault(answer => answer.Occasion == "post")?.Read<TestAttempt>());
}
