using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Messaging;
using Evaluation.Statistics.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Learning.TakeTest;

/// <summary>The end of a test, by the participant.</summary>
internal static class HandInEndpoint
{
    public static void MapHandIn(this RouteGroupBuilder respondents) => respondents.MapPost("/{cohort}/tests/{phase}/sitting/hand-in", HandInAsync)
        .WithSummary("Hands in the caller's test, once: choice questions are scored, essays wait for an assessor; Idempotency-Key repeats it safely")
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<Results<Ok<SittingView>, ProblemHttpResult>> HandInAsync(
        string cohort, string phase, AnswersRequest request, HttpContext context, LevelServices<LearningSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        var isKeyGiven = context.Request.Headers.TryGetValue(IdempotencyKey.Header, out var given);
        if (isKeyGiven && !IdempotencyKey.IsOne(given.ToString())) return ApiProblem.Input(context, [AnswerProblems.IdempotencyKey(IdempotencyKey.Longest)]);
        var key = isKeyGiven ? new IdempotencyKey($"{known.Key}\ntests/{phase}\n{caller.Account}", given.ToString(), WireFormat.Write(request)) : null;
        return await services.Database.WriteAsync<Results<Ok<SittingView>, ProblemHttpResult>>(async work =>
        {
            if (await HeldCohort.FindAsync(work, known.Id) is not { } planned || await OwnTest.FindAsync(work, planned, caller, phase) is not { } own) return ApiProblem.NotFound(context, cohort);
            if (await own.SittingAsync(work) is not { } sitting || planned.Definition.Plan.Learning?.Test is null) return ApiProblem.NotFound(context, cohort);
            var earlier = key is null ? null : await key.FindAsync(work);
            if (earlier is SubmissionOutcome.KeyReused) return AnswerProblems.Of(context, cohort, earlier);
            var problems = new List<InputProblem>();
            var answers = AnswerSheet.Check(sitting.Kept.Test!, request.Answers, problems);
            if (sitting.State != Sitting.InProgress)
            {
                // The same again is answered the same, also where the key was lost with the page.
                var isRepeat = earlier is not null || (sitting.HandedInAt is not null && problems.Count == 0 && WireFormat.Write(answers) == sitting.Answers);
                if (!isRepeat) return sitting.HandedInAt <= sitting.EndsAt + Sitting.Travel ? TestProblems.HandedIn(context) : Ended(sitting, context);
            }
            else
            {
                if (work.Now > sitting.EndsAt + Sitting.Travel) return TestProblems.Over(context);
                if (problems.Count > 0) return ApiProblem.Input(context, problems);
                await HandIn.RunAsync(work, services, planned, sitting, answers);
                if (key is not null) await key.RememberAsync(work, null);
                work.Audit(known.Key, new(caller.Account, caller.Role, "test-handed-in", sitting.Subject, phase));
            }
            context.Response.Headers.ETag = IfMatch.Of(sitting.Version);
            return TypedResults.Ok(await SittingView.OfAsync(work, own, sitting));
        }, cancellation);
    }

    private static ProblemHttpResult Ended(Sitting sitting, HttpContext context) =>
        sitting.State == Sitting.Elsewhere ? TestProblems.ScoreThere(context) : TestProblems.Over(context);
}
