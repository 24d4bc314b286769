using System.Text.Json;
using Evaluation.Contracts;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.FollowUps;
using Evaluation.Reaction.ListTasks;
using Evaluation.Statistics.Reaction;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Reaction.SaveDraft;

/// <summary>A respondent's unfinished answers: gone when they are submitted, or when the survey closes. An anonymous survey keeps none, since they would be somebody's.</summary>
internal static class DraftEndpoints
{
    public static void MapSaveDraft(this RouteGroupBuilder respondents)
    {
        respondents.MapGet("/{cohort}/draft", GetAsync).WithSummary("What the caller has begun, its version as ETag").ProducesProblem(404);
        respondents.MapPut("/{cohort}/draft", SaveAsync)
            .WithSummary("Keeps what the caller has begun, right or wrong; not in anonymous surveys").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        respondents.MapDelete("/{cohort}/draft", DeleteAsync).WithSummary("Drops it").ProducesProblem(404);
    }

    private static async Task<Results<Ok<Draft>, ProblemHttpResult>> GetAsync(string cohort, HttpContext context, LevelServices<ReactionSums> services, CancellationToken cancellation)
    {
        var own = await OwnAsync(services, context, cohort, cancellation);
        var draft = own is null ? null : await services.Database.ReadAsync(session => Drafts.FindAsync(session, own.Member), cancellation);
        if (draft is null) return ApiProblem.NotFound(context, cohort);
        context.Response.Headers.ETag = IfMatch.Of(draft.Version);
        return TypedResults.Ok(draft);
    }

    private static async Task<Results<Ok<DraftReceipt>, ProblemHttpResult>> SaveAsync(
        string cohort, JsonElement draft, HttpContext context, LevelServices<ReactionSums> services, CancellationToken cancellation)
    {
        if (await OwnAsync(services, context, cohort, cancellation) is not { } own) return ApiProblem.NotFound(context, cohort);
        if (own.Planned.Definition.Plan.Reaction!.Identity == IdentityMode.Anonymous) return ApiProblem.Conflict(context, "anonymous", Anonymous);
        if (Drafts.Problem(draft) is { } problem) return ApiProblem.Input(context, [problem]);
        if (!IfMatch.TryReadIfGiven(context, out var read)) return IfMatch.Missing(context);
        var saved = await services.Database.WriteAsync(work => Drafts.SaveAsync(work, own.Planned.CohortId, own.Member, draft, read), cancellation);
        if (saved is null) return IfMatch.Stale(context);
        context.Response.Headers.ETag = IfMatch.Of(saved.Value);
        return TypedResults.Ok(new DraftReceipt(saved.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string cohort, HttpContext context, LevelServices<ReactionSums> services, CancellationToken cancellation)
    {
        if (await OwnAsync(services, context, cohort, cancellation) is not { } own) return ApiProblem.NotFound(context, cohort);
        await services.Database.WriteAsync(work => Drafts.DeleteAsync(work, own.Member), cancellation);
        return TypedResults.NoContent();
    }

    // Whoever has answered, or is not asked, has nothing to begin.
    private static async Task<OpenSurvey?> OwnAsync(LevelServices<ReactionSums> services, HttpContext context, string code, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, code, cancellation) is not { } cohort) return null;
        var open = await services.Database.ReadAsync(session => OpenSurvey.OfAsync(session, caller.Members ?? new HashSet<Guid>(), services.Database.Clock.GetUtcNow()), cancellation);
        return open.FirstOrDefault(survey => survey.Planned.CohortId == cohort.Id);
    }

    private static Sentence Anonymous { get; } = new(
        "Survei ini anonim, jadi tidak ada draf yang disimpan. Isi sekaligus.", "This survey is anonymous, so no draft is kept. Answer it in one go.");
}
