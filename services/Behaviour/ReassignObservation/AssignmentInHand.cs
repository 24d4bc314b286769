using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ReassignObservation;

/// <summary>An assignment under its cohort's lock, for whoever may change it: the rater, or the training unit.</summary>
internal sealed record AssignmentInHand(UnitOfWork Work, CohortPlanned Planned, FollowUp Wave, Assignment Assignment)
{
    public AssignmentChange Change { get; } = new(Work, Planned, Wave);

    /// <param name="act">Changes it, or says what stands against it; then it has changed nothing. Null where it was so already.</param>
    public static async Task<Results<NoContent, ProblemHttpResult>> RunAsync(
        LevelServices<BehaviourSums> services, HttpContext context, string code, Guid id, string action, string detail, Func<AssignmentInHand, Task<IReadOnlyList<InputProblem>?>> act)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, code, context.RequestAborted) is not { } cohort) return ApiProblem.NotFound(context, code);
        return await services.Database.WriteAsync<Results<NoContent, ProblemHttpResult>>(async work =>
        {
            if (await HeldCohort.FindAsync(work, cohort.Id) is not { } planned || planned.Definition.Agency.Code != cohort.Agency) return ApiProblem.NotFound(context, code);
            var assignment = await AssignmentRows.FindAsync(work, cohort.Id, id);
            if (assignment is null || (caller.Members is not null && !caller.Is(assignment.Rater))) return ApiProblem.NotFound(context, id.ToString());
            var wave = await FollowUpRows.FindAsync(work, cohort.Id, assignment.Months);
            var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
            var lastDay = assignment.Until > wave!.ClosesOn ? assignment.Until.Value : wave.ClosesOn;
            IReadOnlyList<InputProblem>? problems = wave.IsCancelled || today < wave.OpensOn || today > lastDay ? [NotOpen] : await act(new(work, planned, wave, assignment));
            if (problems is { Count: > 0 }) return ApiProblem.Input(context, problems);
            if (problems is not null) work.Audit(cohort.Key, new(caller.Account, caller.Role, action, id.ToString("D"), detail));
            return TypedResults.NoContent();
        }, context.RequestAborted);
    }

    private static InputProblem NotOpen { get; } = new("assignment", "followUpNotOpen", new(
        "Tindak lanjut ini tidak sedang dibuka, jadi penugasannya tidak dapat diubah.", "This follow-up is not open, so its assignments cannot be changed."));
}
