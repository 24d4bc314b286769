using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.ErasePerson;

internal static class ErasePersonEndpoint
{
    // Codes and not free text, in which names would be written.
    private static readonly string[] Reasons = ["request", "order", "mistake", "other"];

    public static void MapErasePerson(this RouteGroupBuilder cohorts) => cohorts.MapPost("/persons/{person:guid}/erase", EraseAsync)
        .AllowRoles(Roles.Admin)
        .WithSummary("Erases name, NIP and contacts of a person for good, and ends the person's links; figures stay")
        .ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<NoContent, ProblemHttpResult>> EraseAsync(
        Guid person, EraseRequest request, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        if (request.Reason is not { } reason || !Reasons.Contains(reason))
            return ApiProblem.Input(context, [new("reason", "reasonUnknown", new(
                $"Sebutkan alasannya. Pilih: {string.Join(", ", Reasons)}.", $"Give the reason. Choose: {string.Join(", ", Reasons)}."))]);
        var caller = Caller.Of(context.User);
        return await database.WriteAsync(work => Erasure.RunAsync(work, person, reason, caller), cancellation)
            ? TypedResults.NoContent() : ApiProblem.NotFound(context, person.ToString());
    }
}

internal sealed record EraseRequest(string? Reason);
