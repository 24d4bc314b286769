using Evaluation.Behaviour.ChangeFollowUp;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Hosting.Problems;
using Evaluation.Levels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.MoveFollowUps;

internal static class MoveEndpoints
{
    public static void MapMoveFollowUps(this RouteGroupBuilder level)
    {
        level.MapPost("/{cohort}/follow-ups/{months:int}/move", MoveAsync)
            .WithSummary("Moves a follow-up by days or to a date, within the policy").ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        level.MapPost("/follow-ups/move", MoveManyAsync)
            .WithSummary("Moves many follow-ups at once: all of them, or none").ProducesProblem(422);
    }

    private static Task<Results<Ok<FollowUpView>, ProblemHttpResult>> MoveAsync(
        string cohort, int months, MoveRequest request, HttpContext context, LevelServices<BehaviourSums> services)
    {
        var move = new FollowUpMove(request.Days, request.OpensOn);
        return FollowUpChange.RunAsync(services, context, cohort, months, request.Reason, "follow-up-moved", found =>
        {
            List<InputProblem> problems = [.. move.Problems(found.Planned, found.Wave, found.Today, request.OpensOn is null ? "days" : "opensOn")];
            if (!move.SaysOne) problems.Add(FollowUpProblems.DaysOrDay);
            return Task.FromResult<IReadOnlyList<InputProblem>>(problems);
        }, found =>
        {
            move.Apply(found.Wave);
            return Task.CompletedTask;
        });
    }

    private static async Task<Results<Ok<MovedFollowUps>, ProblemHttpResult>> MoveManyAsync(
        MoveManyRequest request, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var (moved, problems) = await new MoveMany(services).RunAsync(request, context, cancellation);
        return problems.Count > 0 ? ApiProblem.Input(context, problems) : TypedResults.Ok(new MovedFollowUps(moved));
    }
}

/// <param name="Days">How many days later; earlier where it is negative.</param>
/// <param name="OpensOn">Or the day on which it opens.</param>
internal sealed record MoveRequest(int? Days, DateOnly? OpensOn, string? Reason);

internal sealed record MoveManyRequest(IReadOnlyList<FollowUpName>? FollowUps, int? Days, DateOnly? OpensOn, string? Reason);

/// <param name="Cohort">Its code.</param>
/// <param name="Version">Where given, the follow-up must still be of this version.</param>
internal sealed record FollowUpName(string? Cohort, int? Months, int? Version = null);

internal sealed record MovedFollowUps(IReadOnlyList<MovedFollowUp> Items);

internal sealed record MovedFollowUp(string Cohort, FollowUpView FollowUp);
