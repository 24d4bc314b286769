using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Learning.MarkEssays;
using Evaluation.Learning.RunTests;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.TakeTest;

/// <summary>Ends a sitting in the transaction that holds its cohort: what needs no assessor becomes an answer of the level at once.</summary>
internal static class HandIn
{
    public static async Task RunAsync(UnitOfWork work, LevelServices<LearningSums> services, CohortPlanned planned, Sitting sitting, IReadOnlyDictionary<string, string> answers)
    {
        var essays = sitting.Questions.Index().Where(question => question.Item.Type == QuestionType.Essay && answers.ContainsKey(question.Item.Code)).Select(question => question.Index).ToList();
        (sitting.Answers, sitting.HandedInAt, sitting.DueAt, sitting.Version) = (WireFormat.Write(answers), work.Now, null, sitting.Version + 1);
        sitting.State = essays.Count > 0 ? Sitting.AwaitingMarks : Sitting.Scored;
        if (essays.Count > 0)
        {
            await SittingRows.StoreAsync(work, sitting);
            await EssayRows.AddAsync(work, sitting, essays);
        }
        else await CountAsync(work, services, planned, sitting, new Dictionary<string, decimal>());
    }

    /// <summary>Makes the sitting an answer, with the points given for its essays.</summary>
    public static async Task CountAsync(
        UnitOfWork work, LevelServices<LearningSums> services, CohortPlanned planned, Sitting sitting, IReadOnlyDictionary<string, decimal> marks)
    {
        sitting.State = Sitting.Scored;
        // First: what still waits for marks refuses a score.
        await SittingRows.StoreAsync(work, sitting);
        var answer = AnswerOf(planned, sitting, marks);
        if (await services.Submit.RunAsync(work, KnownOf(planned), sitting.Author, answer) is not SubmissionOutcome.Accepted accepted)
            throw new InvalidOperationException($"The attempt of sitting {sitting.Id} was not taken.");
        (sitting.AnswerId, sitting.AnswerVersion) = (accepted.Id, accepted.Version);
        await SittingRows.StoreAsync(work, sitting);
    }

    public static CheckedAnswer AnswerOf(CohortPlanned planned, Sitting sitting, IReadOnlyDictionary<string, decimal> marks) => new(
        AnswerKey.Attempt(Guid.Parse(sitting.Subject), Phases.Of(sitting.Phase)), AnswerBody.Write(Attempts.Of(sitting, planned.Definition.Plan.Learning!, marks)), []);

    public static KnownCohort KnownOf(CohortPlanned planned) => new(planned.CohortId, planned.Definition.Code, planned.Definition.Agency.Code);
}
