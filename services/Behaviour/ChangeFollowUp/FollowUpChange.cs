using System.Globalization;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ChangeFollowUp;

/// <summary>A wave under its cohort's lock, as a change of its schedule finds it.</summary>
internal sealed record WaveInHand(UnitOfWork Work, CohortPlanned Planned, FollowUp Wave, DateOnly Today);

/// <summary>Changes one follow-up: found for the caller, in the version that was read, with its reason, audited, and told.</summary>
internal static class FollowUpChange
{
    /// <param name="action">For the audit log, in the past tense.</param>
    /// <param name="check">Says what stands against it.</param>
    /// <param name="apply">Changes the wave; only where nothing does.</param>
    /// <param name="counts">Whether other answers count afterwards.</param>
    /// <param name="what">For the audit log, in the place of the wave's dates.</param>
    public static async Task<Results<Ok<FollowUpView>, ProblemHttpResult>> RunAsync(
        LevelServices<BehaviourSums> services, HttpContext context, string code, int months, string? reason, string action,
        Func<WaveInHand, Task<IReadOnlyList<InputProblem>>> check, Func<WaveInHand, Task> apply, bool counts = false, string? what = null)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, code, context.RequestAborted) is not { } cohort) return ApiProblem.NotFound(context, code);
        if (!IfMatch.TryRead(context, out var version)) return IfMatch.Missing(context);
        return await services.Database.WriteAsync<Results<Ok<FollowUpView>, ProblemHttpResult>>(async work =>
        {
            if (await HeldCohort.FindAsync(work, cohort.Id) is not { } planned || planned.Definition.Agency.Code != cohort.Agency) return ApiProblem.NotFound(context, code);
            var wave = await FollowUpRows.FindAsync(work, cohort.Id, months);
            if (wave is null || wave.CancelledBy == CancelledBy.Dropped) return ApiProblem.NotFound(context, $"{code}/{months}");
            if (wave.Version != version) return AnswerProblems.Of(context, code, new SubmissionOutcome.Stale(wave.Version));
            var problems = new List<InputProblem>();
            FollowUpProblems.Reason(reason, problems);
            var found = new WaveInHand(work, planned, wave, CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now));
            if (wave.IsCancelled) problems.Add(FollowUpProblems.Cancelled("months"));
            else problems.AddRange(await check(found));
            if (problems.Count > 0) return ApiProblem.Input(context, problems);
            await apply(found);
            await StoreAsync(services, work, planned, wave, caller, reason!, action, counts, what);
            context.Response.Headers.ETag = IfMatch.Of(wave.Version);
            return TypedResults.Ok(FollowUpView.Of(wave));
        }, context.RequestAborted);
    }

    public static async Task StoreAsync(
        LevelServices<BehaviourSums> services, UnitOfWork work, CohortPlanned planned, FollowUp wave, Caller caller, string reason, string action, bool counts, string? what = null)
    {
        (wave.ChangedBy, wave.Reason, wave.Version) = (caller.Account, reason.Trim(), wave.Version + 1);
        wave.Await(planned);
        await FollowUpRows.UpdateAsync(work, wave);
        if (counts) await CohortLedger<BehaviourSums>.StampAsync(work, wave.CohortId);
        await (counts ? services.Ledger.RecountAsync(work, wave.CohortId) : services.Ledger.ReplanAsync(work, wave.CohortId));
        work.Audit(wave.CohortId.ToString("D"), new(
            caller.Account, caller.Role, action, wave.Months.ToString(CultureInfo.InvariantCulture), $"{what ?? $"{wave.OpensOn:yyyy-MM-dd} to {wave.ClosesOn:yyyy-MM-dd}"}: {wave.Reason}"));
    }
}
