using Evaluation.Behaviour.CountObservations;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ExemptParticipant;

/// <summary>A participant who moved, retired or is on leave is neither due nor observed in a wave, and stands there with the reason.</summary>
internal static class ExemptEndpoints
{
    public static void MapExemptParticipant(this RouteGroupBuilder level)
    {
        level.MapPut("/{cohort}/participants/{participant:guid}/exemptions/{months:int}", ExemptAsync)
            .WithSummary("Exempts a participant from a follow-up, with the reason").ProducesProblem(404).ProducesProblem(422);
        level.MapDelete("/{cohort}/participants/{participant:guid}/exemptions/{months:int}", EndAsync)
            .WithSummary("The exemption no longer holds; it is kept among the earlier versions").ProducesProblem(404);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ExemptAsync(
        string cohort, Guid participant, int months, ExemptRequest request, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        var key = AnswerKey.Exemption(participant, months);
        var outcome = await services.Submit.RunAsync(known, caller, idempotency: null, sheet => Check(sheet, participant, months, request), cancellation);
        if (outcome is SubmissionOutcome.Duplicate && await FindAsync(services, known, key, cancellation) is { } stored)
        {
            if (stored.Read<Exemption>().Reason == request.Reason) return TypedResults.NoContent();
            outcome = await services.Correct.RunAsync(known, caller, stored.Id, stored.Version, sheet => Check(sheet, participant, months, request), cancellation);
        }
        return outcome is SubmissionOutcome.Accepted ? TypedResults.NoContent() : AnswerProblems.Of(context, cohort, outcome);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        string cohort, Guid participant, int months, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        return await services.Withdraw.RunAsync(known, caller, AnswerKey.Exemption(participant, months), cancellation)
            ? TypedResults.NoContent()
            : ApiProblem.NotFound(context, $"{participant}/{months}");
    }

    public static CheckedAnswer Check(CohortSheet<BehaviourSums> sheet, Guid participant, int months, ExemptRequest request)
    {
        if (sheet.Plan.Behaviour is not { } plan) return CheckedAnswer.Wrong([AnswerProblems.LevelNotPlanned("behaviour")]);
        var problems = new List<InputProblem>();
        if (request.Reason is null) problems.Add(AnswerProblems.Missing("reason"));
        if (!plan.Waves.Any(wave => wave.Months == months)) problems.Add(SubmitObservation.ObservationCheck.UnknownWave(months, plan.Waves.Select(wave => wave.Months)));
        var isKnown = sheet.Roster.IsParticipant(participant);
        if (!isKnown) problems.Add(AnswerProblems.UnknownPerson("participant", "participant"));
        return problems.Count > 0 ? CheckedAnswer.Wrong(problems, !isKnown) : new(AnswerKey.Exemption(participant, months), AnswerBody.Write(new Exemption(request.Reason!.Value)), []);
    }

    private static Task<StoredAnswer?> FindAsync(LevelServices<BehaviourSums> services, KnownCohort cohort, AnswerKey key, CancellationToken cancellation) =>
        services.Database.ReadAsync(async session => (await AnswerRows.OfSubjectAsync(session, cohort.Id, key.Subject)).FirstOrDefault(answer => answer.Key == key), cancellation);
}

internal sealed record ExemptRequest(ExemptReason? Reason);
