using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.ListPeople;

internal static class ListPeopleEndpoint
{
    private const int UsualPage = 100, LargestPage = 1000;

    public static void MapListPeople(this RouteGroupBuilder cohorts) => cohorts.MapGet("/{cohort}/people", ListAsync)
        .AllowRoles(Roles.Admin, Roles.TrainingUnit)
        .WithSummary("The people of a cohort by role (participant, organiser, rater), with the opaque id that is used everywhere else")
        .ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<Ok<PeoplePage>, ProblemHttpResult>> ListAsync(
        string cohort, string? role, int? limit, string? cursor, HttpContext context,
        [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var wanted = role switch
        {
            "participant" => PersonRoles.Participant,
            "organiser" => PersonRoles.Organiser,
            "rater" => PersonRoles.Rater,
            null or "" => PersonRoles.None,
            _ => (PersonRoles?)null,
        };
        if (wanted is null) return ApiProblem.Input(context, [PersonProblems.RoleUnknown]);
        var caller = Caller.Of(context.User);
        if (await database.ReadAsync(session => StoredCohort.FindAsync(session, cohort), cancellation) is not { } stored || !caller.Sees(stored.Agency))
            return ApiProblem.NotFound(context, cohort);
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var found = stored.Members
            .Where(member => !member.Removed && (wanted == PersonRoles.None || member.Is(wanted.Value)))
            .Select(member => (Id: member.Id.ToString("D"), Member: member))
            .OrderBy(entry => entry.Id, StringComparer.Ordinal)
            .SkipWhile(entry => cursor is not null && string.CompareOrdinal(entry.Id, cursor) <= 0)
            .Take(size + 1).ToList();
        await AccessLog.WriteAsync(database, caller, "people-read", stored.Id.ToString("D"), cancellation);
        var today = stored.Today(database.Clock.GetUtcNow());
        return TypedResults.Ok(new PeoplePage([.. found.Take(size).Select(entry => PersonItem.Of(entry.Member, today))], found.Count > size ? found[size - 1].Id : null));
    }
}

/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record PeoplePage(IReadOnlyList<PersonItem> Items, string? Cursor);
