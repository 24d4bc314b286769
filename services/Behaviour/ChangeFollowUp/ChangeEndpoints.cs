using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Hosting.Problems;
using Evaluation.Levels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ChangeFollowUp;

/// <summary>Opens a wave early, cancels it, or gives one rater longer.</summary>
internal static class ChangeEndpoints
{
    // Longer than that is another wave.
    private const int LongestExtensionDays = 90;

    public static void MapChangeFollowUp(this RouteGroupBuilder level)
    {
        level.MapPost("/{cohort}/follow-ups/{months:int}/open", OpenAsync)
            .WithSummary("Opens a follow-up today; its closing day stays").ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        level.MapPost("/{cohort}/follow-ups/{months:int}/cancel", CancelAsync)
            .WithSummary("Cancels a follow-up; what was answered is kept and no longer counted").ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        level.MapPost("/{cohort}/follow-ups/{months:int}/extend", ExtendAsync)
            .WithSummary("Gives one rater longer, until that day included").ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
    }

    private static Task<Results<Ok<FollowUpView>, ProblemHttpResult>> OpenAsync(
        string cohort, int months, ReasonRequest request, HttpContext context, LevelServices<BehaviourSums> services) =>
        FollowUpChange.RunAsync(services, context, cohort, months, request.Reason, "follow-up-opened-early", found => Task.FromResult<IReadOnlyList<InputProblem>>(
            found.Wave.State != FollowUpStates.Scheduled ? [FollowUpProblems.AlreadyOpen("months")]
            : !FollowUpProblems.IsWithinPolicy(found.Planned, found.Today) ? [FollowUpProblems.OutsidePolicy("months", found.Today, found.Planned)] : []),
            found =>
            {
                (found.Wave.OpensOn, found.Wave.RemindedOn, found.Wave.IsMoved) = (found.Today, found.Today, 1);
                return Task.CompletedTask;
            });

    private static Task<Results<Ok<FollowUpView>, ProblemHttpResult>> CancelAsync(
        string cohort, int months, ReasonRequest request, HttpContext context, LevelServices<BehaviourSums> services) =>
        FollowUpChange.RunAsync(services, context, cohort, months, request.Reason, "follow-up-cancelled", found => Task.FromResult<IReadOnlyList<InputProblem>>(
            found.Wave.State is FollowUpStates.Closed or FollowUpStates.Settled ? [FollowUpProblems.Closed] : []),
            found =>
            {
                found.Wave.CancelledBy = CancelledBy.Hand;
                return AssignmentRows.CancelDueAsync(found.Work, found.Wave, CancelledBy.Hand);
            }, counts: true);

    private static Task<Results<Ok<FollowUpView>, ProblemHttpResult>> ExtendAsync(
        string cohort, int months, ExtendRequest request, HttpContext context, LevelServices<BehaviourSums> services) =>
        FollowUpChange.RunAsync(services, context, cohort, months, request.Reason, "follow-up-extended", found => ProblemsAsync(found, request), async found =>
        {
            var (rater, until) = (request.Rater!.Value, request.Until!.Value);
            await found.Work.ExecuteAsync(
                "UPDATE assignments SET until = @until, is_invited = 1 WHERE cohort_id = @CohortId AND months = @Months AND rater = @rater AND state IN ('due', 'answered')",
                new { until, found.Wave.CohortId, found.Wave.Months, rater });
            // Its draft has to go as well, one day.
            if (found.Wave.State == FollowUpStates.Settled) found.Wave.State = FollowUpStates.Closed;
            var change = new AssignmentChange(found.Work, found.Planned, found.Wave);
            foreach (var task in (await AskedAsync(found, rater)).Where(row => row.State == AssignmentStates.Due).Select(row => row.Task).Distinct())
                await change.InviteAsync(task, [rater], until);
        }, what: $"{request.Rater:D} until {request.Until:yyyy-MM-dd}");

    private static async Task<IReadOnlyList<InputProblem>> ProblemsAsync(WaveInHand found, ExtendRequest request)
    {
        var problems = new List<InputProblem>();
        var earliest = found.Today > found.Wave.ClosesOn ? found.Today : found.Wave.ClosesOn.AddDays(1);
        var latest = earliest.AddDays(LongestExtensionDays);
        var asked = request.Rater is { } rater ? await AskedAsync(found, rater) : [];
        // What was promised is not taken back.
        if (asked.Max(row => row.Until) is { } promised && promised > earliest) earliest = promised;
        if (found.Wave.State is FollowUpStates.Scheduled or FollowUpStates.Opening) problems.Add(FollowUpProblems.NotOpen);
        if (request.Until is not { } until || until < earliest || until > latest) problems.Add(FollowUpProblems.Until(earliest, latest));
        if (asked.Count == 0) problems.Add(FollowUpProblems.RaterNotAsked);
        return problems;
    }

    private static Task<IReadOnlyList<Assignment>> AskedAsync(WaveInHand found, Guid rater) => found.Work.QueryAsync<Assignment>(
        """
        SELECT id, cohort_id, months, participant, rater_group, rater, state, reason, is_named, is_invited, until, answered_on
        FROM assignments WHERE rater = @rater AND cohort_id = @CohortId AND months = @Months AND state IN ('due', 'answered')
        """,
        new { rater, found.Wave.CohortId, found.Wave.Months });
}

internal sealed record ReasonRequest(string? Reason);

/// <param name="Rater">Opaque id.</param>
/// <param name="Until">The last day.</param>
internal sealed record ExtendRequest(Guid? Rater, DateOnly? Until, string? Reason);
