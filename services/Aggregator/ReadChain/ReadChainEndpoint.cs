using System.Text.Json.Nodes;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Aggregator.ReadChain;

internal static class ReadChainEndpoint
{
    public static void MapReadChain(this RouteGroupBuilder chains) => chains.MapGet("/{cohort}", ReadAsync)
        .AllowRoles(Roles.Admin, Roles.TrainingUnit)
        .WithSummary("The evaluation chain of a cohort; ?asOf=YYYY-MM-DD sets the date for phases and verdict")
        .WithDescription("Numbers are unrounded; rates are fractions; names that end in Percent, and percentGain, are in percent. A figure that cannot be computed is null.")
        .ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> ReadAsync(
        string cohort, string? asOf, HttpContext context, ChainStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var date = default(DateOnly);
        if (asOf is not null && !ChainDate.TryParse(asOf, out date)) return ApiProblem.Input(context, [ChainDate.NotADate("asOf")]);
        if (await store.FindAsync(cohort, cancellation) is not { } chain || !Caller.Of(context.User).Sees(chain.Estimates.Cohort.Agency.Code))
            return ApiProblem.NotFound(context, cohort);
        return TypedResults.Ok(ChainDocument.Of(chain, asOf is null ? ChainDate.TodayOf(chain, clock) : date));
    }
}
