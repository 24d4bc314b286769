using System.Text.Json.Nodes;
using Evaluation.Aggregator.ReleaseToLeadership;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Aggregator.ReadChain;

internal static class ReadChainEndpoint
{
    public static void MapReadChain(this RouteGroupBuilder chains) => chains.MapGet("/{cohort}", ReadAsync)
        .AllowRoles(Roles.Admin, Roles.TrainingUnit, Roles.Leadership)
        .WithSummary("The evaluation chain of a cohort; ?asOf=YYYY-MM-DD sets the date for phases and verdict")
        .WithDescription("Numbers are unrounded; rates are fractions; names that end in Percent, and percentGain, are in percent. A figure that cannot be computed is null. learning.distribution counts those who took both tests by tenths of the maximum score (pre and post, ten numbers each: under 10 %, …, from 90 % on), and is null where the level has not told it. To leadership, what rests on one to four persons is null with suppressed: true.")
        .ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> ReadAsync(
        string cohort, string? asOf, HttpContext context, ChainStore store, ReleaseStore releases, TimeProvider clock, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        var date = default(DateOnly);
        if (asOf is not null && !ChainDate.TryParse(asOf, out date)) return ApiProblem.Input(context, [ChainDate.NotADate("asOf")]);
        if (await store.FindAsync(cohort, cancellation) is not { } chain || !caller.Sees(chain.Estimates.Cohort.Agency.Code))
            return ApiProblem.NotFound(context, cohort);
        if (asOf is null) date = ChainDate.TodayOf(chain, clock);
        return TypedResults.Ok(caller.Role == Roles.Leadership ? (await releases.ViewAsync(chain, cancellation)).ToDocument(date) : ChainDocument.Of(chain, date));
    }
}
