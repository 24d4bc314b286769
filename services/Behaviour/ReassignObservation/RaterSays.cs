using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.ChangeFollowUp;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Levels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ReassignObservation;

/// <summary>What a rater says in the place of an observation. The training unit is asked to do something about it.</summary>
internal static class RaterSays
{
    public static void MapRaterSays(this RouteGroupBuilder raters)
    {
        raters.MapPost("/{cohort}/assignments/{id:guid}/not-my-staff", NotMyStaffAsync)
            .WithSummary("The participant is not, or no longer, on the rater's staff").ProducesProblem(404).ProducesProblem(422);
        raters.MapPost("/{cohort}/assignments/{id:guid}/could-not-observe", CouldNotObserveAsync)
            .WithSummary("The rater could not observe the participant, and says why").ProducesProblem(404).ProducesProblem(422);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> NotMyStaffAsync(string cohort, Guid id, HttpContext context, LevelServices<BehaviourSums> services) =>
        AssignmentInHand.RunAsync(services, context, cohort, id, "assignment-declined", ReassignReasons.NotMyStaff, async found =>
        {
            var assignment = found.Assignment;
            if (assignment is { State: AssignmentStates.Reassigned, Reason: ReassignReasons.NotMyStaff }) return null;
            if (assignment.State != AssignmentStates.Due) return [NotDue];
            if (assignment.RaterGroup == RaterGroup.Self) return [OfOneself];
            await AssignmentRows.MoveAsync(found.Work, [assignment.Id], AssignmentStates.Reassigned, ReassignReasons.NotMyStaff);
            await found.Change.TellReassignedAsync(assignment, to: null, ReassignReasons.NotMyStaff);
            await found.Change.EscalateAsync(EscalationReason.NotMyStaff, assignment.Participant, assignment.Rater);
            return [];
        });

    private static Task<Results<NoContent, ProblemHttpResult>> CouldNotObserveAsync(
        string cohort, Guid id, ReasonRequest request, HttpContext context, LevelServices<BehaviourSums> services) =>
        // The words may speak of a person: they stay with the assignment.
        AssignmentInHand.RunAsync(services, context, cohort, id, "assignment-declined", AssignmentStates.CouldNotObserve, async found =>
        {
            var problems = new List<InputProblem>();
            FollowUpProblems.Reason(request.Reason, problems);
            if (found.Assignment.State is not (AssignmentStates.Due or AssignmentStates.CouldNotObserve)) problems.Add(NotDue);
            if (problems.Count > 0) return problems;
            await AssignmentRows.MoveAsync(found.Work, [found.Assignment.Id], AssignmentStates.CouldNotObserve, request.Reason!.Trim());
            if (found.Assignment.State == AssignmentStates.Due) await found.Change.EscalateAsync(EscalationReason.CouldNotObserve, found.Assignment.Participant, found.Assignment.Rater);
            return [];
        });

    private static InputProblem NotDue { get; } = new("assignment", "notDue", new(
        "Penilaian ini sudah diisi, atau tidak lagi diminta dari Anda.", "This has been answered, or you are no longer asked for it."));

    private static InputProblem OfOneself { get; } = new("assignment", "ofOneself", new(
        "Penilaian mandiri hanya dapat diisi oleh peserta itu sendiri.", "A self-assessment is the participant's own."));
}
