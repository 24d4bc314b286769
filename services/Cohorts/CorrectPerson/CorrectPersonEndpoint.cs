using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ListPeople;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.CorrectPerson;

internal static class CorrectPersonEndpoint
{
    public static void MapCorrectPerson(this RouteGroupBuilder cohorts)
    {
        cohorts.MapGet("/{cohort}/people/{id:guid}", ReadAsync).AllowRoles(Roles.Admin, Roles.TrainingUnit)
            .WithSummary("A person of a cohort, with its supervisors and posts by date and its version as ETag").ProducesProblem(404);
        cohorts.MapPatch("/{cohort}/people/{id:guid}", CorrectAsync).AllowRoles(Roles.Admin, Roles.TrainingUnit)
            .WithSummary("Corrects what is known of a person, or says from when on somebody has another supervisor or post; If-Match names the version that it replaces")
            .ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
    }

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> ReadAsync(
        string cohort, Guid id, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await database.ReadAsync(session => StoredCohort.FindAsync(session, cohort), cancellation) is not { } stored || !caller.Sees(stored.Agency))
            return ApiProblem.NotFound(context, cohort);
        if (stored.Members.FirstOrDefault(member => member.Id == id && !member.Removed) is not { } found) return ApiProblem.NotFound(context, id.ToString());
        await AccessLog.WriteAsync(database, caller, "person-read", id.ToString("D"), cancellation);
        context.Response.Headers.ETag = IfMatch.Of(found.Number);
        return TypedResults.Ok(PersonItem.Of(found, stored.Today(database.Clock.GetUtcNow())));
    }

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> CorrectAsync(
        string cohort, Guid id, PersonChange change, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        return await database.WriteAsync<Results<Ok<PersonItem>, ProblemHttpResult>>(async work =>
        {
            if (await StoredCohort.FindAsync(work, cohort) is not { } stored || !caller.Sees(stored.Agency)) return ApiProblem.NotFound(context, cohort);
            if (stored.Members.FirstOrDefault(member => member.Id == id && !member.Removed) is not { } before) return ApiProblem.NotFound(context, id.ToString());
            if (!IfMatch.TryRead(context, out var version)) return IfMatch.Missing(context);
            if (before.Number != version) return IfMatch.Stale(context);
            var today = stored.Today(work.Now);
            if (change.Problems(stored, before, today) is { Count: > 0 } problems) return ApiProblem.Input(context, problems);
            var changed = await RosterChange.StoreAsync(work, stored, [change.Of(before, today, stored.Planned.Definition.StartsOn), .. SupervisorOf(stored, change)]);
            work.Audit(stored.Id.ToString("D"), new(caller.Account, caller.Role, "person-corrected", id.ToString("D"), DetailOf(change, today)));
            context.Response.Headers.ETag = IfMatch.Of(changed[0].Number);
            return TypedResults.Ok(PersonItem.Of(changed[0], today));
        }, cancellation);
    }

    // Whoever supervises is a rater.
    private static IEnumerable<Member> SupervisorOf(StoredCohort cohort, PersonChange change) => cohort.Members
        .Where(member => change.Supervisor is not null && member.Id == change.Supervisor.Id && !member.Is(PersonRoles.Rater))
        .Select(member => member with { Detail = member.Detail with { Roles = member.Detail.Roles | PersonRoles.Rater } });

    private static string DetailOf(PersonChange change, DateOnly today) =>
        $"{string.Join(", ", change.Fields())} from {change.EffectiveOn ?? today:yyyy-MM-dd}{(change.Reason is null ? "" : $" ({change.Reason})")}";
}
