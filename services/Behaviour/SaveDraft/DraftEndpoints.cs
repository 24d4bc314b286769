using System.Text.Json;
using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.SaveDraft;

/// <summary>A rater's unfinished observation. It is gone when the observation is submitted, or some days after the closing.</summary>
internal static class DraftEndpoints
{
    public static void MapSaveDraft(this RouteGroupBuilder raters)
    {
        raters.MapGet("/{cohort}/assignments/{id:guid}/draft", GetAsync).WithSummary("What the rater has begun, its version as ETag").ProducesProblem(404);
        raters.MapPut("/{cohort}/assignments/{id:guid}/draft", SaveAsync)
            .WithSummary("Keeps what the rater has begun, right or wrong; If-Match guards against another window").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        raters.MapDelete("/{cohort}/assignments/{id:guid}/draft", DeleteAsync).WithSummary("Drops it").ProducesProblem(404);
    }

    private static async Task<Results<Ok<Draft>, ProblemHttpResult>> GetAsync(string cohort, Guid id, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var own = await OwnAsync(services, context, cohort, id, cancellation);
        var draft = own is null ? null : await services.Database.ReadAsync(session => Drafts.FindAsync(session, id), cancellation);
        if (draft is null) return ApiProblem.NotFound(context, id.ToString());
        context.Response.Headers.ETag = IfMatch.Of(draft.Version);
        return TypedResults.Ok(draft);
    }

    private static async Task<Results<Ok<DraftReceipt>, ProblemHttpResult>> SaveAsync(
        string cohort, Guid id, JsonElement draft, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        if (await OwnAsync(services, context, cohort, id, cancellation) is not { } own) return ApiProblem.NotFound(context, id.ToString());
        if (Drafts.Problem(draft) is { } problem) return ApiProblem.Input(context, [problem]);
        if (!IfMatch.TryReadIfGiven(context, out var read)) return IfMatch.Missing(context);
        return await services.Database.WriteAsync<Results<Ok<DraftReceipt>, ProblemHttpResult>>(async work =>
        {
            // Under the cohort's lock, so that no draft is left behind by the answer that it became.
            await HeldCohort.FindAsync(work, own.CohortId);
            if (await AssignmentRows.FindAsync(work, own.CohortId, id) is not { State: AssignmentStates.Due or AssignmentStates.Answered })
                return ApiProblem.Conflict(context, "notAsked", new("Penilaian ini tidak lagi diminta dari Anda.", "You are no longer asked for this."));
            if (await Drafts.SaveAsync(work, own.CohortId, id, draft, read) is not { } saved) return IfMatch.Stale(context);
            context.Response.Headers.ETag = IfMatch.Of(saved);
            return TypedResults.Ok(new DraftReceipt(saved));
        }, cancellation);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string cohort, Guid id, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        if (await OwnAsync(services, context, cohort, id, cancellation) is null) return ApiProblem.NotFound(context, id.ToString());
        await services.Database.WriteAsync(work => Drafts.DeleteAsync(work, id), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Assignment?> OwnAsync(LevelServices<BehaviourSums> services, HttpContext context, string code, Guid id, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, code, cancellation) is not { } cohort) return null;
        return await services.Database.ReadAsync(session => AssignmentRows.FindAsync(session, cohort.Id, id), cancellation) is { } found && caller.Is(found.Rater) ? found : null;
    }
}
