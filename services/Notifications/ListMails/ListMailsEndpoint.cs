using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Notifications.ListMails;

/// <summary>The mails that concern a cohort: what became of them, by opaque ids.</summary>
internal static class ListMailsEndpoint
{
    private const int UsualPage = 50, LargestPage = 500;

    public static void MapListMails(this RouteGroupBuilder notifications) => notifications.MapGet("/{cohort}/mails", ListAsync)
        .WithSummary("Mails of a cohort: how many by state, and one by one, the latest first (?state=, ?cursor=, ?limit=)")
        .WithDescription("members are those of this cohort; a mail may concern other cohorts as well. reason is the server's word, without addresses.")
        .ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<Ok<MailPage>, ProblemHttpResult>> ListAsync(
        string cohort, string? state, Guid? cursor, int? limit, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation)
    {
        if (MailState.Problem(state) is { } problem) return ApiProblem.Input(context, [problem]);
        var caller = Caller.Of(context.User);
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        return await database.ReadAsync<Results<Ok<MailPage>, ProblemHttpResult>>(async session =>
            await CohortRows.FindAsync(session, cohort, caller) is { } known
                ? TypedResults.Ok(await MailPages.ReadAsync(session, known.Id, state, cursor, size))
                : ApiProblem.NotFound(context, cohort), cancellation);
    }
}

/// <param name="Counts">By state, over all mails of the cohort.</param>
/// <param name="Cursor">For the next page; null when there is none.</param>
internal sealed record MailPage(IReadOnlyDictionary<string, int> Counts, IReadOnlyList<MailItem> Items, Guid? Cursor);

/// <param name="Purpose">tasks, thanks, link or escalation; mails of accounts belong to no cohort.</param>
/// <param name="Members">Opaque ids within this cohort; of an escalation none.</param>
internal sealed record MailItem(
    Guid Id, string Purpose, string State, IReadOnlyList<Guid> Members, DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? SettledAt, int Attempts, string? Reason);
