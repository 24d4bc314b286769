using Evaluation.Aggregator.CatchUp;
using Evaluation.Hosting.Problems;
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
        .WithDescription("from=journal (default): compares each cohort, or that of ?cohort=, with the live one and swaps where they differ; answers with what differed. from=services: the answers come in as events.")
        .ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<Ok<RebuildReport>, Accepted, ProblemHttpResult>> RebuildAsync(
        string? from, string? cohort, HttpContext context, Rebuilder rebuilder, IHostApplicationLifetime lifetime,
        [FromKeyedServices(AggregatorService.Database)] Database database, CancellationToken cancellation)
    {
        var isFromServices = from == "services";
        if (isFromServices && cohort is not null) return ApiProblem.Input(context, [OneCohortFromJournalOnly]);
        await AuditAsync("chains-rebuilt", isFromServices ? "services" : cohort ?? "journal", "");
        if (isFromServices)
        {
            await AskForMissing.AskAsync(database, knowsNothing: true, cancellation);
            return TypedResults.Accepted((string?)null);
        }
        // Goes on when whoever asked hangs up: all cohorts may take longer than a line holds.
        var stopping = lifetime.ApplicationStopping;
        var report = cohort is null ? await rebuilder.FromJournalAsync(stopping) : await rebuilder.FromJournalAsync(cohort, stopping);
        if (report is null) return ApiProblem.NotFound(context, cohort!);
        await AuditAsync("chains-compared", cohort ?? "journal", $"{report.Cohorts} cohorts, {report.Differing.Count} differing");
        return TypedResults.Ok(report);

        Task AuditAsync(string action, string subject, string detail) => database.WriteAsync(work =>
        {
            var caller = Caller.Of(context.User);
            work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, action, subject, detail));
            return Task.CompletedTask;
        }, lifetime.ApplicationStopping);
    }

    private static InputProblem OneCohortFromJournalOnly { get; } = new("cohort", "cohortFromJournalOnly", new(
        "Satu angkatan hanya dapat dibangun ulang dari jurnal. Kosongkan from atau cohort.", "A single cohort is built again from the journal only. Leave out from or cohort."));
}
