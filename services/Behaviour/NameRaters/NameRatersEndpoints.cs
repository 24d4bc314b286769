using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.NameRaters;

/// <summary>The training unit names a participant's peers and subordinates; supervisors come from the roster.</summary>
internal static class NameRatersEndpoints
{
    private const int Most = 20;

    private static readonly string[] Columns = ["cohort_id", "participant", "rater", "rater_group"];

    public static void MapNameRaters(this RouteGroupBuilder level)
    {
        level.MapGet("/{cohort}/participants/{participant:guid}/raters", ListAsync).WithSummary("The peers and subordinates who are asked about a participant").ProducesProblem(404);
        level.MapPut("/{cohort}/participants/{participant:guid}/raters", NameAsync)
            .WithSummary("Names the peers and subordinates who are asked about a participant; open follow-ups take them over at once").ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<Results<Ok<NamedRaters>, ProblemHttpResult>> ListAsync(
        string cohort, Guid participant, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        if (await services.Directory.FindForAsync(Caller.Of(context.User), cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        return await services.Database.ReadAsync<Results<Ok<NamedRaters>, ProblemHttpResult>>(
            async session => await PersonAsync(session, known.Id, participant) is null
                ? ApiProblem.NotFound(context, participant.ToString())
                : TypedResults.Ok(await ReadAsync(session, known.Id, participant)),
            cancellation);
    }

    private static async Task<Results<Ok<NamedRaters>, ProblemHttpResult>> NameAsync(
        string cohort, Guid participant, IReadOnlyList<RaterName> request, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        return await services.Database.WriteAsync<Results<Ok<NamedRaters>, ProblemHttpResult>>(async work =>
        {
            if (await HeldCohort.FindAsync(work, known.Id) is not { } planned || planned.Definition.Agency.Code != known.Agency) return ApiProblem.NotFound(context, cohort);
            if (await PersonAsync(work, known.Id, participant) is not { } person || !person.Roles.HasFlag(PersonRoles.Participant)) return ApiProblem.NotFound(context, participant.ToString());
            var problems = await ProblemsAsync(work, planned, participant, request);
            if (problems.Count > 0) return ApiProblem.Input(context, problems);
            await work.ExecuteAsync("DELETE FROM raters WHERE cohort_id = @Id AND participant = @participant", new { known.Id, participant });
            await work.InsertAsync("raters", Columns, [.. request.Select(named => new object?[] { known.Id, participant, named.Rater!.Value, Assignment.Code(named.RaterGroup!.Value) })]);
            await KeepAssignments.OfParticipantAsync(work, planned, participant);
            work.Audit(known.Key, new(
                caller.Account, caller.Role, "raters-named", participant.ToString("D"), string.Join(", ", request.Select(named => $"{Assignment.Code(named.RaterGroup!.Value)} {named.Rater:D}"))));
            return TypedResults.Ok(await ReadAsync(work, known.Id, participant));
        }, cancellation);
    }

    private static async Task<IReadOnlyList<InputProblem>> ProblemsAsync(UnitOfWork work, CohortPlanned planned, Guid participant, IReadOnlyList<RaterName> request)
    {
        if (request.Count > Most) return [TooMany];
        var problems = new List<InputProblem>();
        var groups = WaveRaters.GroupsOf(planned);
        foreach (var (index, named) in request.Index())
        {
            var field = $"[{index}]";
            // A body that is itself a list is not held to what its entries are declared to be.
            if (named is null)
            {
                problems.Add(AnswerProblems.Missing(field));
                continue;
            }
            if (named.RaterGroup is not (RaterGroup.Peer or RaterGroup.Subordinate)) problems.Add(Group($"{field}.raterGroup"));
            else if (!groups.Contains(named.RaterGroup.Value)) problems.Add(NotAsked($"{field}.raterGroup"));
            if (named.Rater is not { } rater) problems.Add(AnswerProblems.Missing($"{field}.rater"));
            else if (rater == participant || request.Take(index).Any(other => other?.Rater == rater)) problems.Add(Twice($"{field}.rater"));
            else if (await PersonAsync(work, planned.CohortId, rater) is null) problems.Add(AnswerProblems.UnknownPerson($"{field}.rater", "rater"));
        }
        return problems;
    }

    private static async Task<RosterPerson?> PersonAsync(Session session, Guid cohortId, Guid person)
    {
        var stored = await session.FirstOrDefaultAsync<string>("SELECT person FROM roster WHERE cohort_id = @cohortId AND person_id = @person", new { cohortId, person });
        return stored is not null && WireFormat.Read<RosterPerson>(stored) is { Removed: false } known ? known : null;
    }

    private static async Task<NamedRaters> ReadAsync(Session session, Guid cohortId, Guid participant) => new(
    [
        .. (await session.QueryAsync<NamedRater>(
            "SELECT participant, rater, rater_group FROM raters WHERE cohort_id = @cohortId AND participant = @participant ORDER BY rater_group, rater",
            new { cohortId, participant }))
            .Select(row => new RaterName(row.RaterGroup, row.Rater)),
    ]);

    private static InputProblem TooMany { get; } = new("raters", "tooMany", new($"Paling banyak {Most} penilai untuk satu peserta.", $"One participant has {Most} raters at the most."));

    private static InputProblem Group(string field) => new(field, "raterGroup", new(
        "Di sini hanya peer atau subordinate. Atasan berasal dari data angkatan.", "Only peer or subordinate here. Supervisors come from the cohort's data."));

    private static InputProblem NotAsked(string field) => new(field, "groupNotAsked", new(
        "Kelompok penilai ini tidak diminta menurut rencana dan kebijakan.", "By plan and policy this group of raters is not asked."));

    private static InputProblem Twice(string field) => new(field, "twice", new(
        "Orang ini disebut dua kali, atau peserta itu sendiri.", "This person is named twice, or is the participant."));
}

internal sealed record RaterName(RaterGroup? RaterGroup, Guid? Rater);

internal sealed record NamedRaters(IReadOnlyList<RaterName> Items);
