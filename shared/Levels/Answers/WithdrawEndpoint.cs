using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Evaluation.Levels.Answers;

/// <summary>DELETE of one kind of answer that a training unit has entered.</summary>
public static class WithdrawEndpoint
{
    private const int LongestReason = 500;

    /// <param name="level">A group for admins and training units only.</param>
    public static void MapWithdrawAnswers<TSums>(this RouteGroupBuilder level, LevelServices<TSums> services, string route, string kind) where TSums : class =>
        level.MapDelete($"/{{cohort}}/{route}/{{id:guid}}", (string cohort, Guid id, [FromBody] WithdrawRequest? request, HttpContext context, CancellationToken cancellation) =>
                WithdrawAsync(services, cohort, kind, id, request, context, cancellation))
            .WithSummary($"Withdraws one of the {route} that was entered by mistake, with If-Match and a reason; it is kept among the earlier versions")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync<TSums>(
        LevelServices<TSums> services, string code, string kind, Guid id, WithdrawRequest? request, HttpContext context, CancellationToken cancellation) where TSums : class
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, code, cancellation) is not { } cohort) return ApiProblem.NotFound(context, code);
        if (!IfMatch.TryRead(context, out var version)) return IfMatch.Missing(context);
        if (AnswerChecks.Trimmed(request?.Reason) is not { } reason) return ApiProblem.Input(context, [NoReason]);
        if (reason.Length > LongestReason) return ApiProblem.Input(context, [AnswerProblems.TooLong("reason", LongestReason)]);
        var outcome = await services.Withdraw.RunAsync(cohort, caller, kind, id, version, reason, cancellation);
        return outcome is SubmissionOutcome.Accepted ? TypedResults.NoContent() : AnswerProblems.Of(context, id.ToString(), outcome);
    }

    private static InputProblem NoReason { get; } = new("reason", "missing", new(
        "Alasan belum diisi. Tulis mengapa ditarik, supaya orang lain mengerti.", "The reason is missing. Say why it is withdrawn, so that others understand."));
}

/// <param name="Reason">Stands in the audit log: no names.</param>
public sealed record WithdrawRequest(string? Reason);
