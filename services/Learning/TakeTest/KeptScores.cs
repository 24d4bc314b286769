using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Levels.Answers;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning.TakeTest;

/// <summary>
/// Where a plan asks other questions than those that were answered, the attempts of sittings stay as scores by what was asked:
/// counted by other questions they would say what nobody has answered.
/// </summary>
internal static class KeptScores
{
    /// <summary>Called before the cohort is counted anew.</summary>
    public static async Task RunAsync(UnitOfWork work, CohortPlanned planned)
    {
        if (planned.Definition.Plan.Learning is not { } plan) return;
        foreach (var sitting in await SittingRows.UnderOtherPlansAsync(work, planned.CohortId, planned.PlanVersion))
        {
            if (sitting.AnswerId is not { } id || Attempts.AsksTheSame(sitting.Kept, plan)) continue;
            if (await AnswerRows.FindAsync(work, planned.CohortId, id) is not { } answer || answer.Version != sitting.AnswerVersion) continue;
            var attempt = answer.Read<TestAttempt>();
            if (attempt.Answers is null) continue;
            await AnswerRows.ReplaceAsync(work, planned.CohortId, answer, new()
            {
                Id = id, Version = answer.Version + 1, Body = AnswerBody.Write(Attempts.AsScore(sitting.Kept, plan, attempt)),
                PlanVersion = planned.PlanVersion, Source = answer.Source, EnteredBy = answer.EnteredBy, EnteredAt = work.Now,
            });
            sitting.AnswerVersion = answer.Version + 1;
            await SittingRows.StoreAsync(work, sitting);
            work.Audit(planned.CohortId.ToString("D"), new("learning", "service", "attempt-kept-as-score", id.ToString("D"), $"version {sitting.AnswerVersion}, the test was changed"));
        }
    }
}
