using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.Answers;

/// <summary>Takes back what somebody entered and what no longer holds, such as an exemption. It is kept among the earlier versions.</summary>
public sealed class WithdrawAnswer<TSums>(Database database, LevelMeasure<TSums> measure, SheetStore<TSums> sheets) where TSums : class
{
    /// <summary>False when there is no such answer.</summary>
    public async Task<bool> RunAsync(KnownCohort cohort, Caller caller, AnswerKey key, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(work => WithdrawAsync(work, cohort, caller, key), cancellation);
        }
        catch (CohortGoneException)
        {
            return false;
        }
    }

    private async Task<bool> WithdrawAsync(UnitOfWork work, KnownCohort cohort, Caller caller, AnswerKey key)
    {
        var sheet = await sheets.OpenAsync(work, cohort.Key);
        var before = await AnswerRows.OfSubjectAsync(work, cohort.Id, key.Subject);
        if (before.FirstOrDefault(answer => answer.Key == key) is not { } withdrawn) return false;
        await AnswerRows.DropAsync(work, cohort.Id, withdrawn);
        SubmitAnswer<TSums>.CountSubject(work, sheets, measure, cohort.Key, before, [.. before.Where(answer => answer != withdrawn)]);
        await measure.WithdrawnAsync(work, sheet, withdrawn);
        work.Audit(cohort.Key, new(caller.Account, caller.Role, $"{key.Kind}-withdrawn", withdrawn.Id.ToString("D"), $"version {withdrawn.Version}"));
        return true;
    }
}
