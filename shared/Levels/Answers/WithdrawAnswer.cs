using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Problems;
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
    public async Task<bool> RunAsync(KnownCohort cohort, Caller caller, AnswerKey key, CancellationToken cancellation) => await RunAsync(cohort, async work =>
    {
        var sheet = await sheets.OpenAsync(work, cohort.Key);
        var before = await AnswerRows.OfSubjectAsync(work, cohort.Id, key.Subject);
        if (before.FirstOrDefault(answer => answer.Key == key) is not { } withdrawn) return new SubmissionOutcome.NotFound();
        return await WithdrawAsync(work, cohort, caller, sheet, before, withdrawn, null);
    }, cancellation) is SubmissionOutcome.Accepted;

    /// <summary>Takes back what was entered for somebody, by mistake or twice. What people have given themselves stays theirs.</summary>
    /// <param name="version">That was read.</param>
    public Task<SubmissionOutcome> RunAsync(KnownCohort cohort, Caller caller, string kind, Guid id, long version, string reason, CancellationToken cancellation) => RunAsync(cohort, async work =>
    {
        var sheet = await sheets.OpenAsync(work, cohort.Key);
        if (await AnswerRows.FindAsync(work, cohort.Id, id) is not { EnteredAt: not null } answer || answer.Kind != kind) return new SubmissionOutcome.NotFound();
        if (!sheet.Plan.Has(measure.Level)) return new SubmissionOutcome.Refused([AnswerProblems.LevelNotPlanned(measure.Service)], Unknown: false);
        if (answer.FirstSource != Sources.Entered) return NotEntered;
        var before = await AnswerRows.OfSubjectAsync(work, cohort.Id, answer.Subject);
        if (measure.RefuseWithdrawal(answer, before) is { } refusal) return refusal;
        if (answer.Version != version) return new SubmissionOutcome.Stale(answer.Version);
        return await WithdrawAsync(work, cohort, caller, sheet, before, before.First(other => other.Id == id), reason);
    }, cancellation);

    private async Task<SubmissionOutcome> RunAsync(KnownCohort cohort, Func<UnitOfWork, Task<SubmissionOutcome>> withdraw, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(withdraw, cancellation);
        }
        catch (CohortGoneException)
        {
            // Removed since it was found.
            return new SubmissionOutcome.NotFound();
        }
    }

    private async Task<SubmissionOutcome> WithdrawAsync(
        UnitOfWork work, KnownCohort cohort, Caller caller, CohortSheet<TSums> sheet, IReadOnlyList<StoredAnswer> before, StoredAnswer withdrawn, string? reason)
    {
        await AnswerRows.WithdrawAsync(work, cohort.Id, withdrawn, caller, reason);
        SubmitAnswer<TSums>.CountSubject(work, sheets, measure, cohort.Key, before, [.. before.Where(answer => answer != withdrawn)]);
        await measure.WithdrawnAsync(work, sheet, withdrawn);
        work.Audit(cohort.Key, new(
            caller.Account, caller.Role, $"{withdrawn.Kind}-withdrawn", withdrawn.Id.ToString("D"), $"version {withdrawn.Version}{(reason is null ? "" : $": {reason}")}"));
        return new SubmissionOutcome.Accepted(withdrawn.Id, withdrawn.Version + 1, IsRepeat: false);
    }

    private static SubmissionOutcome.NotNow NotEntered { get; } = new("notEntered", new(
        "Hanya yang diketikkan unit pelatihan yang dapat ditarik. Yang diisi orangnya sendiri tetap miliknya; yang diimpor diganti dengan impor.",
        "Only what a training unit has entered can be withdrawn. What people have given themselves stays theirs; what was imported is replaced by an import."));
}
