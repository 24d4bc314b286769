using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.ChangeFollowUp;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Contracts;
using Evaluation.Hosting.Problems;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ReassignObservation;

/// <summary>The training unit asks somebody else. What was said before is kept.</summary>
internal static class ReassignEndpoint
{
    // In the event; the training unit's own words stay with the assignment.
    private const string ByTrainingUnit = "training-unit";

    public static void MapReassignObservation(this RouteGroupBuilder level) => level.MapPost("/{cohort}/assignments/{id:guid}/reassign", ReassignAsync)
        .WithSummary("Asks somebody else about the participant, who is invited").ProducesProblem(404).ProducesProblem(422);

    private static Task<Results<NoContent, ProblemHttpResult>> ReassignAsync(string cohort, Guid id, ReassignRequest request, HttpContext context, LevelServices<BehaviourSums> services) =>
        AssignmentInHand.RunAsync(services, context, cohort, id, "assignment-reassigned", request.Rater?.ToString("D") ?? "", async found =>
        {
            var from = found.Assignment;
            var problems = new List<InputProblem>();
            if (request.Rater is not { } rater) problems.Add(AnswerProblems.Missing("rater"));
            else if (rater == from.Participant) problems.Add(OwnRater);
            else if (!await IsKnownAsync(found, rater)) problems.Add(AnswerProblems.UnknownPerson("rater", "rater"));
            if (request.Reason?.Length > FollowUpProblems.LongestReason) problems.Add(AnswerProblems.TooLong("reason", FollowUpProblems.LongestReason));
            if (from.RaterGroup == RaterGroup.Self || from.State is AssignmentStates.Exempt or AssignmentStates.Cancelled) problems.Add(NotToBeReassigned);
            else if (from.State == AssignmentStates.Answered) problems.Add(AnsweredAlready);
            else if (await IsAskedInsteadAsync(found)) problems.Add(PassedOn);
            var known = request.Rater is { } asked ? await AssignmentRows.FindAsync(found.Work, from.CohortId, from.Months, from.Participant, asked) : null;
            if (known is { State: AssignmentStates.Due or AssignmentStates.Answered }) problems.Add(AskedAlready);
            if (problems.Count > 0) return problems;

            var to = request.Rater!.Value;
            await AssignmentRows.MoveAsync(found.Work, [from.Id], AssignmentStates.Reassigned, request.Reason?.Trim() ?? ByTrainingUnit);
            // Named from now on, so that the roster does not take it away again. It may be the one who declined: that was a mistake.
            if (known is not null)
                await found.Work.ExecuteAsync(
                    "UPDATE assignments SET state = 'due', reason = '', is_named = 1, is_invited = 0, rater_group = @group WHERE id = @Id",
                    new { known.Id, group = Assignment.Code(from.RaterGroup) });
            Assignment named = found.Change.New(from.Participant, from.RaterGroup, to, AssignmentStates.Due, isNamed: true);
            await found.Change.AddAsync(known is null ? [named] : [], known is null ? [] : [known], isQuiet: false);
            await found.Change.TellReassignedAsync(from, to, ByTrainingUnit);
            return [];
        });

    /// <summary>Two supervisors who are asked would wait for each other: the second answer is refused.</summary>
    private static async Task<bool> IsAskedInsteadAsync(AssignmentInHand found)
    {
        var from = found.Assignment;
        // Of peers and subordinates there are several, and who stands in whose place is known by the reason alone.
        if (from.RaterGroup != RaterGroup.Supervisor) return from is { State: AssignmentStates.Reassigned, Reason: not ReassignReasons.NotMyStaff };
        return (await AssignmentRows.OfParticipantsAsync(found.Work, from.CohortId, from.Months, [from.Participant])).Any(
            other => other.Id != from.Id && other is { RaterGroup: RaterGroup.Supervisor, State: AssignmentStates.Due or AssignmentStates.Answered });
    }

    private static async Task<bool> IsKnownAsync(AssignmentInHand found, Guid rater) => await found.Work.FirstOrDefaultAsync<int?>(
        "SELECT 1 FROM roster WHERE cohort_id = @CohortId AND person_id = @rater", new { found.Planned.CohortId, rater }) is not null;

    private static InputProblem OwnRater { get; } = new("rater", "ownRater", new(
        "Peserta tidak dapat menilai dirinya sebagai atasan, rekan atau bawahan.", "Nobody is their own supervisor, peer or subordinate."));

    private static InputProblem NotToBeReassigned { get; } = new("assignment", "notToBeReassigned", new(
        "Penugasan ini tidak dapat dialihkan: penilaian mandiri, dikecualikan, atau dibatalkan.", "This assignment cannot pass to somebody else: it is a self-assessment, exempt or cancelled."));

    private static InputProblem AnsweredAlready { get; } = new("assignment", "answeredAlready", new(
        "Penugasan ini sudah dijawab dan jawabannya dihitung. Bila atasannya berganti, ubah atasan di data peserta; bila jawabannya keliru, minta koreksi.",
        "This has been answered, and the answer counts. If the supervisor has changed, change the supervisor in the people's data; if the answer is wrong, ask for a correction."));

    private static InputProblem PassedOn { get; } = new("assignment", "passedOn", new(
        "Penugasan ini sudah dialihkan kepada orang lain. Alihkan penugasan orang itu.", "Somebody else is asked in this one's place already. Reassign theirs."));

    private static InputProblem AskedAlready { get; } = new("rater", "askedAlready", new(
        "Orang ini sudah diminta menilai peserta ini. Pilih orang lain.", "This person is asked about the participant already. Choose somebody else."));
}

/// <param name="Rater">Opaque id of who is asked now.</param>
internal sealed record ReassignRequest(Guid? Rater, string? Reason = null);
