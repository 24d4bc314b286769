using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.ListNames;

/// <summary>What those are called about whom somebody is asked: a form says about whom it is. Nothing else of them is told.</summary>
internal static class ListNamesEndpoint
{
    // As many as a form's page shows; a longer address is refused by some proxies.
    private const int MostIds = 100;

    public static void MapListNames(this RouteGroupBuilder cohorts) => cohorts.MapGet("/{cohort}/names", ListAsync)
        .AllowRoles(Roles.Respondent, Roles.Supervisor)
        .WithSummary("Names of those in a cohort about whom the caller is asked, of the caller's own staff, now or before, and the caller's own; others are left out")
        .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);

    private static async Task<Results<Ok<NameList>, ProblemHttpResult>> ListAsync(
        string cohort, Guid[] ids, HttpContext context, IServiceScopeFactory scopes, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        if (ids.Length is 0 or > MostIds) return ApiProblem.Input(context, [Ids]);
        var caller = Caller.Of(context.User);
        if (await database.ReadAsync(session => StoredCohort.FindAsync(session, cohort), cancellation) is not { } stored
            || !stored.Members.Any(member => !member.Removed && caller.Is(member.Id)))
            return ApiProblem.NotFound(context, cohort);
        var asked = stored.Members.Where(member => ids.Contains(member.Id) && member.Is(PersonRoles.Participant) && member.Person.Name.Length > 0).ToList();
        var named = asked.Where(member => IsOwn(caller, member)).ToList();
        if (named.Count < asked.Count)
        {
            var observed = await ObservedAsync(scopes, caller, cancellation);
            named = [.. asked.Where(member => named.Contains(member) || observed.Contains(member.Id))];
        }
        if (named.Count > 0) await AccessLog.WriteAsync(database, caller, "names-read", stored.Id.ToString("D"), cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new NameList([.. named.Select(member => new NameItem(member.Id, member.Person.Name))]));
    }

    // Whoever was the supervisor may still be asked about the time before.
    private static bool IsOwn(Caller caller, Member member) => caller.Is(member.Id)
        || (member.Detail.SupervisorId is { } supervisor && caller.Is(supervisor))
        || member.Detail.Supervisors?.Any(period => period.SupervisorId is { } earlier && caller.Is(earlier)) == true;

    // Peers, subordinates and those to whom an observation was reassigned: Behaviour knows.
    private static async Task<IReadOnlySet<Guid>> ObservedAsync(IServiceScopeFactory scopes, Caller caller, CancellationToken cancellation) =>
        (await scopes.AskAsync<AskOpenTasks, OpenTasksAnswered>("behaviour", new(caller.Members?.ToList() ?? [], WithAnswered: true), cancellation))
            .Tasks.Select(task => task.Participant).OfType<Guid>().ToHashSet();

    private static InputProblem Ids { get; } = new("ids", "ids", new($"Beri 1 sampai {MostIds} ids.", $"Give 1 to {MostIds} ids."));
}

internal sealed record NameList(IReadOnlyList<NameItem> Items);

/// <param name="Id">Opaque, as it was asked for.</param>
internal sealed record NameItem(Guid Id, string Name);
