using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ListFollowUps;

internal static class ListFollowUpsEndpoint
{
    public static void MapListFollowUps(this RouteGroupBuilder level) => level.MapGet("/{cohort}/follow-ups", ListAsync)
        .WithSummary("The follow-ups of a cohort as they are scheduled").ProducesProblem(404);

    private static async Task<Results<Ok<FollowUpList>, ProblemHttpResult>> ListAsync(
        string cohort, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        if (await services.Directory.FindForAsync(Caller.Of(context.User), cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        var waves = await services.Database.ReadAsync(session => FollowUpRows.OfCohortAsync(session, known.Id), cancellation);
        return TypedResults.Ok(new FollowUpList([.. waves.Where(wave => wave.CancelledBy != CancelledBy.Dropped).Select(FollowUpView.Of)]));
    }
}
