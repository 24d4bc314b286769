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
        if (wanted is null) return ApiProblem.Input(context, [UnknownRole]);
        if (await database.ReadAsync(session => StoredCohort.FindAsync(session, cohort), cancellation) is not { } stored || !Caller.Of(context.User).Sees(stored.Agency))
            return ApiProblem.NotFound(context, cohort);
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var found = stored.Members
            .Where(member => !member.Removed && (wanted == PersonRoles.None || member.Is(wanted.Value)))
            .Select(member => (Id: member.Id.ToString("D"), Member: member))
            .OrderBy(entry => entry.Id, StringComparer.Ordinal)
            .SkipWhile(entry => cursor is not null && string.CompareOrdinal(entry.Id, cursor) <= 0)
            .Take(size + 1).ToList();
        return TypedResults.Ok(new PeoplePage([.. found.Take(size).Select(entry => PersonItem.Of(entry.Member))], found.Count > size ? found[size - 1].Id : null));
    }

    private static InputProblem UnknownRole { get; } = new("role", "unknownRole", new(
        "Peran tidak dikenal. Pilih: participant, organiser, rater.", "The role is not known. Choose: participant, organiser, rater."));
}

/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record PeoplePage(IReadOnlyList<PersonItem> Items, string? Cursor);

/// <param name="Id">Opaque; used everywhere else.</param>
/// <param name="Code">What a person without NIP is called in the files.</param>
/// <param name="Supervisor">Opaque id of the rater who supervises this participant.</param>
internal sealed record PersonItem(
    Guid Id, string? Nip, string? Code, string? Name, string? Email, string? Phone, string? Unit, string? Position, ParticipantStatus? Status, Employment? Employment,
    decimal? AttendedHours, Guid? Supervisor, IReadOnlyList<string> Roles)
{
    public static PersonItem Of(Member member) => new(
        member.Id, member.Detail.Key.IsNip ? member.Detail.Key.Value : null, member.Detail.Key.IsNip ? null : member.Detail.Key.Value,
        Given(member.Person.Name), Given(member.Person.Email), Given(member.Person.Phone), member.Detail.Unit, member.Detail.Position,
        member.Is(PersonRoles.Participant) ? member.Detail.Status : null, member.Detail.Employment, member.Detail.AttendedHours, member.Detail.SupervisorId,
        [.. Enum.GetValues<PersonRoles>().Where(role => role != PersonRoles.None && member.Is(role)).Select(role => role.ToString().ToLowerInvariant())]);

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
