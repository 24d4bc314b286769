using Evaluation.Aggregator.CatchUp;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Aggregator.Rebuild;

internal static class RebuildEndpoint
{
    public static void MapRebuild(this RouteGroupBuilder chains) => chains.MapPost("/rebuild", RebuildAsync)
        .AllowRoles(Roles.Admin)
        .WithSummary("Builds all chains again from the journal, or (?from=services) asks the services for their current state")
        .WithDescription("from=journal (default): compares each cohort with the live one and swaps where they differ; answers with what differed. from=services: the answers come in as events.");

    private static async Task<Results<Ok<RebuildReport>, Accepted>> RebuildAsync(
        string? from, HttpContext context, Rebuilder rebuilder, [FromKeyedServices(AggregatorService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        var isFromServices = from == "services";
        await database.WriteAsync(work =>
        {
            work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, "chains-rebuilt", isFromServices ? "services" : "journal"));
            return Task.CompletedTask;
        }, cancellation);
        if (!isFromServices) return TypedResults.Ok(await rebuilder.FromJournalAsync(cancellation));
        await AskForMissing.AskAsync(database, knowsNothing: true, cancellation);
        return TypedResults.Accepted((string?)null);
    }
}
