using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ListPeople;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.AddPerson;

internal static class AddPersonEndpoint
{
    public static void MapAddPerson(this RouteGroupBuilder cohorts) => cohorts.MapPost("/{cohort}/people", AddAsync)
        .AllowRoles(Roles.Admin, Roles.TrainingUnit)
        .WithSummary("Adds a participant, organiser or rater to a cohort; somebody who is in it already gets the role as well")
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<Results<Created<PersonItem>, ProblemHttpResult>> AddAsync(
        string cohort, PersonRequest request, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        while (true)
        {
            try
            {
                return await database.WriteAsync(work => StoreAsync(work, cohort, request, caller, context), cancellation);
            }
            catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
            {
                // Another cohort has stored the same person between reading and writing: now there is somebody to find.
            }
        }
    }

    private static async Task<Results<Created<PersonItem>, ProblemHttpResult>> StoreAsync(UnitOfWork work, string cohort, PersonRequest request, Caller caller, HttpContext context)
    {
        if (await StoredCohort.FindAsync(work, cohort) is not { } stored || !caller.Sees(stored.Agency)) return ApiProblem.NotFound(context, cohort);
        if (request.Problems(stored) is { Count: > 0 } problems) return ApiProblem.Input(context, problems);
        var before = await FindAsync(work, stored, request);
        if (before.Is(request.Roles))
            return ApiProblem.Conflict(context, "personThere", new(
                "Orang ini sudah ada dalam angkatan dengan peran itu. Untuk mengubahnya, kirim koreksi (PATCH dengan If-Match).",
                "This person is in the cohort in that role already. To change it, send a correction (PATCH with If-Match)."));
        var changed = await RosterChange.StoreAsync(work, stored, [With(before, request), .. SupervisorOf(stored, request)]);
        work.Audit(stored.Id.ToString("D"), new(caller.Account, caller.Role, "person-added", before.Id.ToString("D"), request.Role!));
        context.Response.Headers.ETag = IfMatch.Of(changed[0].Number);
        return TypedResults.Created($"/api/cohorts/{stored.Code}/people/{before.Id:D}", PersonItem.Of(changed[0], stored.Today(work.Now)));
    }

    /// <summary>The person as it is in the cohort, or as somebody new with the id that it has in the agency's other cohorts.</summary>
    private static async Task<Member> FindAsync(UnitOfWork work, StoredCohort cohort, PersonRequest request)
    {
        var called = request.Key()!;
        var key = called.IsNip ? called.Value : request.Roles == PersonRoles.Organiser ? $"{cohort.Id:D}/organiser/{called.Value}" : $"{cohort.Id:D}/{called.Value}";
        if (cohort.Members.FirstOrDefault(member => member.Person.Key == key) is { } member)
            return member.Removed ? member with { Removed = false, Detail = new(called, PersonRoles.None) } : member;
        var known = called.IsNip && (await PersonRecords.OfAgencyAsync(work, cohort.Agency, [key])).TryGetValue(key, out var recorded) ? recorded : (Id: Guid.CreateVersion7(), Person: new Person(key));
        // Random, so that the ids of a cohort say nothing about the order in which they came.
        return new(Guid.NewGuid(), known.Id, known.Person, new(called, PersonRoles.None));
    }

    private static Member With(Member member, PersonRequest request)
    {
        var detail = member.Detail with { Roles = member.Detail.Roles | request.Roles };
        if (request.Roles != PersonRoles.Organiser)
            detail = detail with
            {
                Unit = PersonRequest.Given(request.Unit) ?? detail.Unit, Position = PersonRequest.Given(request.Position) ?? detail.Position,
                HomeAgency = PersonRequest.Given(request.Agency) ?? detail.HomeAgency, Employment = request.Employment ?? detail.Employment,
            };
        if (request.Roles == PersonRoles.Participant)
            detail = detail with { Status = request.Status ?? ParticipantStatus.Active, AttendedHours = request.AttendedHours, SupervisorId = request.Supervisor };
        return member with { Detail = detail, Person = member.Person.With(request.Name?.Trim(), request.Email?.Trim(), request.Phone?.Trim()) };
    }

    // Whoever supervises is a rater.
    private static IEnumerable<Member> SupervisorOf(StoredCohort cohort, PersonRequest request) => cohort.Members
        .Where(member => member.Id == request.Supervisor && !member.Is(PersonRoles.Rater))
        .Select(member => member with { Detail = member.Detail with { Roles = member.Detail.Roles | PersonRoles.Rater } });
}
