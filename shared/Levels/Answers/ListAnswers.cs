using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evaluation.Levels.Answers;

/// <summary>What a cohort has of one kind of answer, for whoever enters and corrects it. Anonymous ones have no address, and are not listed.</summary>
public static class ListAnswers
{
    private const int UsualPage = 100, LargestPage = 1000;

    /// <param name="level">A group for admins and training units only.</param>
    public static void MapListAnswers<TSums>(this RouteGroupBuilder level, LevelServices<TSums> services, string route, string kind) where TSums : class =>
        level.MapGet($"/{{cohort}}/{route}", (string cohort, string? subject, string? source, Guid? cursor, int? limit, HttpContext context, CancellationToken cancellation) =>
                ListAsync(services, cohort, kind, new(subject, source), cursor, limit, context, cancellation))
            .WithSummary($"The {route} of a cohort, the latest first (?subject= of a person or KPI; ?source=link, account, entered or import; ?cursor=, ?limit=)").ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<Ok<AnswerPage>, ProblemHttpResult>> ListAsync<TSums>(
        LevelServices<TSums> services, string code, string kind, Filter filter, Guid? cursor, int? limit, HttpContext context, CancellationToken cancellation) where TSums : class
    {
        if (await services.Directory.FindForAsync(Caller.Of(context.User), code, cancellation) is not { } cohort) return ApiProblem.NotFound(context, code);
        if (filter.Source is { } source && !Sources.All.Contains(source)) return ApiProblem.Input(context, [InputProblem.NotOneOf("source", Sources.All)]);
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var rows = await services.Database.ReadAsync(session => PageAsync(session, cohort.Id, kind, filter, cursor, size + 1), cancellation);
        return TypedResults.Ok(new AnswerPage([.. rows.Take(size).Select(View)], rows.Count > size ? rows[size - 1].Id : null));
    }

    private static async Task<IReadOnlyList<StoredAnswer>> PageAsync(Session session, Guid cohortId, string kind, Filter filter, Guid? cursor, int count)
    {
        var after = cursor is { } id ? await AnswerRows.FindAsync(session, cohortId, id) : null;
        return await session.QueryAsync<StoredAnswer>(
            """
            SELECT id, kind, subject, occasion, author, body, version, plan_version, source, entered_by, entered_at,
                COALESCE((SELECT source FROM answer_versions WHERE answer_id = answers.id AND version = 1), source) AS first_source
            FROM answers
            WHERE cohort_id = @cohortId AND kind = @kind AND subject = COALESCE(@Subject, subject) AND source = COALESCE(@Source, source) AND entered_at IS NOT NULL
                AND (entered_at < @at OR (entered_at = @at AND id < @last))
            ORDER BY entered_at DESC, id DESC {first @count}
            """,
            new { cohortId, kind, filter.Subject, filter.Source, at = after?.EnteredAt ?? DateTimeOffset.MaxValue, last = after?.Id ?? Guid.Empty, count });
    }

    /// <summary>Null lets everything through.</summary>
    private sealed record Filter(string? Subject, string? Source);

    internal static AnswerView View(StoredAnswer answer) => new(
        answer.Id, answer.Key, WireFormat.Read<System.Text.Json.JsonElement>(answer.Body), answer.Version, answer.PlanVersion, answer.Source, answer.FirstSource, answer.EnteredBy, answer.EnteredAt!.Value);
}

/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record AnswerPage(IReadOnlyList<AnswerView> Items, Guid? Cursor);
