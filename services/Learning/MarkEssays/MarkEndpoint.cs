using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Learning.MarkEssays;

/// <summary>Points for essays. With the last one the sitting counts; a mark that is changed later corrects the score.</summary>
internal static class MarkEndpoint
{
    public static void MapMarkEssays(this RouteGroupBuilder level) => level.MapPut("/{cohort}/sittings/{sitting:guid}/marks", MarkAsync)
        .WithSummary("Marks one or several essays of a sitting, with If-Match naming its version; once all are marked the attempt counts, and later changes correct it")
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);

    private static async Task<Results<Ok<MarksReceipt>, ProblemHttpResult>> MarkAsync(
        string cohort, Guid sitting, MarksRequest request, HttpContext context, LevelServices<LearningSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        if (!IfMatch.TryRead(context, out var read)) return IfMatch.Missing(context);
        return await services.Database.WriteAsync<Results<Ok<MarksReceipt>, ProblemHttpResult>>(async work =>
        {
            if (await HeldCohort.FindAsync(work, known.Id) is not { } planned || planned.Definition.Agency.Code != known.Agency) return ApiProblem.NotFound(context, cohort);
            if (await SittingRows.FindAsync(work, sitting) is not { HandedInAt: not null } handedIn || handedIn.CohortId != known.Id) return ApiProblem.NotFound(context, sitting.ToString());
            var stored = handedIn.AnswerId is { } id ? await AnswerRows.FindAsync(work, known.Id, id) : null;
            if (planned.Definition.Plan.Learning?.Test is null || IsElsewhere(handedIn, stored)) return ScoreElsewhere(context);
            var essays = await EssayRows.OfAsync(work, sitting);
            var problems = new List<InputProblem>();
            var marked = request.Check(handedIn, essays, problems);
            if (problems.Count > 0) return ApiProblem.Input(context, problems);
            if (read != handedIn.Version) return IfMatch.Stale(context);
            foreach (var essay in marked) await EssayRows.MarkAsync(work, essay);
            handedIn.Version++;
            await FollowAsync(work, services, planned, handedIn, stored, caller);
            var questions = string.Join(", ", marked.Select(essay => handedIn.Questions[essay.Place].Code));
            work.Audit(known.Key, new(caller.Account, caller.Role, "essay-marked", sitting.ToString("D"), $"{handedIn.Phase} {handedIn.Number}: {questions}"));
            context.Response.Headers.ETag = IfMatch.Of(handedIn.Version);
            return TypedResults.Ok(new MarksReceipt(handedIn.Version, handedIn.State));
        }, cancellation);
    }

    /// <summary>Entered, imported, corrected by hand or taken back: the marks no longer say what the score is.</summary>
    private static bool IsElsewhere(Sitting sitting, StoredAnswer? stored) => sitting.State != Sitting.AwaitingMarks && stored?.Version != sitting.AnswerVersion;

    private static async Task FollowAsync(UnitOfWork work, LevelServices<LearningSums> services, CohortPlanned planned, Sitting sitting, StoredAnswer? stored, Caller caller)
    {
        var essays = await EssayRows.OfAsync(work, sitting.Id);
        var marks = essays.Where(essay => essay.Given is not null).ToDictionary(essay => sitting.Questions[essay.Place].Code, essay => essay.Given!.Value);
        if (stored is null && marks.Count == essays.Count)
        {
            await HandIn.CountAsync(work, services, planned, sitting, marks);
            return;
        }
        // Another remark is no other score.
        if (stored is not null && HandIn.AnswerOf(planned, sitting, marks) is var answer && answer.Body != stored.Body)
        {
            if (await services.Correct.RunAsync(work, HandIn.KnownOf(planned), caller, stored.Id, stored.Version, answer) is not SubmissionOutcome.Accepted corrected)
                throw new InvalidOperationException($"The attempt of sitting {sitting.Id} was not corrected.");
            sitting.AnswerVersion = corrected.Version;
        }
        await SittingRows.StoreAsync(work, sitting);
    }

    private static ProblemHttpResult ScoreElsewhere(HttpContext context) => ApiProblem.Conflict(context, "scoreElsewhere", new(
        "Nilai peserta ini sudah dicatat atau dikoreksi dengan cara lain. Perbaiki nilainya di daftar nilai.",
        "This participant's score was entered or corrected in another way. Correct it in the list of scores."));
}
