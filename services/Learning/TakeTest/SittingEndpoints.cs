using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Persistence.Messaging;
using Evaluation.Statistics.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Learning.TakeTest;

/// <summary>Reading and saving what the caller has begun.</summary>
internal static class SittingEndpoints
{
    public static void MapSitting(this RouteGroupBuilder respondents)
    {
        respondents.MapGet("/{cohort}/tests/{phase}/sitting", GetAsync)
            .WithSummary("The caller's sitting: questions and answers while it is in progress, the score once there is one; its version as ETag").ProducesProblem(404);
        respondents.MapPut("/{cohort}/tests/{phase}/sitting", SaveAsync)
            .WithSummary("Keeps all that the caller has answered so far, while the time runs; If-Match names the version that was read, without it whatever is there is overwritten")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
    }

    private static async Task<Results<Ok<SittingView>, ProblemHttpResult>> GetAsync(
        string cohort, string phase, HttpContext context, LevelServices<LearningSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        var view = await services.Database.ReadAsync(async session =>
            await OwnTest.FindAsync(session, known.Id, caller, phase) is { } own && await own.SittingAsync(session) is { } sitting ? await SittingView.OfAsync(session, own, sitting) : null, cancellation);
        if (view is null) return ApiProblem.NotFound(context, cohort);
        context.Response.Headers.ETag = IfMatch.Of(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<SittingReceipt>, ProblemHttpResult>> SaveAsync(
        string cohort, string phase, AnswersRequest request, HttpContext context, LevelServices<LearningSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        if (!IfMatch.TryReadIfGiven(context, out var read)) return IfMatch.Missing(context);
        return await services.Database.WriteAsync<Results<Ok<SittingReceipt>, ProblemHttpResult>>(async work =>
        {
            if (await OwnTest.FindAsync(work, known.Id, caller, phase) is not { } own || await own.SittingAsync(work) is not { } sitting) return ApiProblem.NotFound(context, cohort);
            if (sitting.IsOver(work.Now)) return TestProblems.Over(context);
            var problems = new List<InputProblem>();
            var answers = AnswerSheet.Check(sitting.Kept.Test!, request.Answers, problems);
            if (problems.Count > 0) return ApiProblem.Input(context, problems);
            if (await SittingRows.SaveAsync(work, sitting.Id, WireFormat.Write(answers), read) is not { } saved) return IfMatch.Stale(context);
            context.Response.Headers.ETag = IfMatch.Of(saved);
            return TypedResults.Ok(new SittingReceipt(saved));
        }, cancellation);
    }
}

/// <param name="Answers">By the code of the question, all that were answered; several options are joined by '|', a blank one is not answered.</param>
internal sealed record AnswersRequest(IReadOnlyDictionary<string, string?>? Answers);

internal sealed record SittingReceipt(int Version);
