using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evaluation.Levels.Answers;

/// <summary>POST, GET and PUT of one kind of answer, the same on every level.</summary>
public static class AnswerEndpoints
{
    /// <param name="check">What the level makes of a request, given the cohort's plan and roster.</param>
    public static void MapAnswers<TSums, TRequest>(
        this RouteGroupBuilder level, LevelServices<TSums> services, string route, Func<TRequest, CohortSheet<TSums>, CheckedAnswer> check)
        where TSums : class where TRequest : class
    {
        level.MapPost($"/{{cohort}}/{route}", (string cohort, TRequest request, HttpContext context, CancellationToken cancellation) =>
                SubmitAsync(services, cohort, route, request, check, context, cancellation))
            .WithSummary($"Takes one of the {route}; Idempotency-Key repeats it safely")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        level.MapGet($"/{{cohort}}/{route}/{{id:guid}}", (string cohort, Guid id, HttpContext context, CancellationToken cancellation) =>
                GetAsync(services, cohort, id, context, cancellation))
            .WithSummary("The answer as it is now, its version as ETag").ProducesProblem(404);
        level.MapPut($"/{{cohort}}/{route}/{{id:guid}}", (string cohort, Guid id, TRequest request, HttpContext context, CancellationToken cancellation) =>
                CorrectAsync(services, cohort, id, request, check, context, cancellation))
            .WithSummary("Corrects an answer: a new version, with If-Match naming the one it replaces")
            .ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
    }

    private static async Task<Results<Created<AnswerReceipt>, ProblemHttpResult>> SubmitAsync<TSums, TRequest>(
        LevelServices<TSums> services, string code, string route, TRequest request, Func<TRequest, CohortSheet<TSums>, CheckedAnswer> check,
        HttpContext context, CancellationToken cancellation)
        where TSums : class where TRequest : class
    {
        var caller = Caller.Of(context.User);
        var cohort = services.Directory.Remembered(code);
        if (cohort is null || caller.Members is not null || !caller.Sees(cohort.Agency)) cohort = await services.Directory.FindForAsync(caller, code, cancellation);
        if (cohort is null) return ApiProblem.NotFound(context, code);
        var isKeyGiven = context.Request.Headers.TryGetValue(IdempotencyKey.Header, out var given);
        if (isKeyGiven && !IdempotencyKey.IsOne(given.ToString())) return ApiProblem.Input(context, [AnswerProblems.IdempotencyKey(IdempotencyKey.Longest)]);
        var outcome = await services.Submit.RunAsync(cohort, caller, KeyIn(cohort), sheet => check(request, sheet), cancellation);
        // A person whose event is still under way, or a cohort that was removed and planned anew or has another agency: the directory looks
        // again, once.
        if (outcome is SubmissionOutcome.Refused { Unknown: true } or SubmissionOutcome.NotFound
            && await services.Directory.RefreshAsync(code, cancellation) is { } fresh && caller.Sees(fresh.Agency))
            outcome = await services.Submit.RunAsync(fresh, caller, KeyIn(fresh), sheet => check(request, sheet), cancellation);
        if (outcome is not SubmissionOutcome.Accepted accepted) return AnswerProblems.Of(context, code, outcome);
        context.Response.Headers.ETag = IfMatch.Of(accepted.Version);
        return TypedResults.Created(accepted.Id is { } id ? $"{context.Request.Path}/{id}" : null, new AnswerReceipt(accepted.Id, accepted.Version));

        // Of each cohort: what was sent to a removed one says nothing about the one that has its code now.
        IdempotencyKey? KeyIn(KnownCohort at) => isKeyGiven ? new($"{at.Key}\n{route}\n{caller.Account}", given.ToString(), WireFormat.Write(request)) : null;
    }

    private static async Task<Results<Ok<AnswerView>, ProblemHttpResult>> GetAsync<TSums>(
        LevelServices<TSums> services, string code, Guid id, HttpContext context, CancellationToken cancellation) where TSums : class
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, code, cancellation) is not { } cohort) return ApiProblem.NotFound(context, code);
        // An anonymous answer has no address.
        var answer = await services.Database.ReadAsync(async session => await AnswerRows.FindAsync(session, cohort.Id, id), cancellation);
        if (answer?.EnteredAt is null || (caller.Members is not null && !services.Measure.IsOwn(caller, answer))) return ApiProblem.NotFound(context, id.ToString());
        context.Response.Headers.ETag = IfMatch.Of(answer.Version);
        return TypedResults.Ok(ListAnswers.View(answer));
    }

    private static async Task<Results<Ok<AnswerReceipt>, ProblemHttpResult>> CorrectAsync<TSums, TRequest>(
        LevelServices<TSums> services, string code, Guid id, TRequest request, Func<TRequest, CohortSheet<TSums>, CheckedAnswer> check,
        HttpContext context, CancellationToken cancellation)
        where TSums : class where TRequest : class
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, code, cancellation) is not { } cohort) return ApiProblem.NotFound(context, code);
        if (!IfMatch.TryRead(context, out var version)) return IfMatch.Missing(context);
        var outcome = await services.Correct.RunAsync(cohort, caller, id, version, sheet => check(request, sheet), cancellation);
        if (outcome is not SubmissionOutcome.Accepted accepted) return AnswerProblems.Of(context, id.ToString(), outcome);
        context.Response.Headers.ETag = IfMatch.Of(accepted.Version);
        return TypedResults.Ok(new AnswerReceipt(accepted.Id, accepted.Version));
    }
}

/// <param name="Id">Null for an anonymous answer.</param>
public sealed record AnswerReceipt(Guid? Id, int Version);

/// <param name="Source">How it came in: link, account, entered or import.</param>
/// <param name="FirstSource">How its first version came in: what decides whether it can be withdrawn.</param>
/// <param name="PlanVersion">The plan under which it was given.</param>
public sealed record AnswerView(
    Guid Id, AnswerKey Key, System.Text.Json.JsonElement Answer, int Version, int PlanVersion, string Source, string FirstSource, string EnteredBy, DateTimeOffset EnteredAt);
