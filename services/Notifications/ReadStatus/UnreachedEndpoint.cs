using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Notifications.ReadStatus;

/// <summary>Whom of a cohort nobody has reached, one by one.</summary>
internal static class UnreachedEndpoint
{
    public static void MapUnreached(this RouteGroupBuilder notifications) => notifications.MapGet("/{cohort}/status/unreached", UnreachedAsync)
        .WithSummary("Whom no mail about a task has reached, and why; who was reached by a later one is not among them").ProducesProblem(404);

    private static async Task<Results<Ok<UnreachedList>, ProblemHttpResult>> UnreachedAsync(
        string cohort, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        return await database.ReadAsync<Results<Ok<UnreachedList>, ProblemHttpResult>>(async session =>
        {
            if (await CohortRows.FindAsync(session, cohort, caller) is not { } known) return ApiProblem.NotFound(context, cohort);
            var rows = await session.QueryAsync<UnreachedRow>(
                $"""
                SELECT task, wave, member, state FROM ({Reach.Notices}) n
                WHERE is_reached = 0 AND state IN @failed ORDER BY wave, task, member, created_at DESC
                """,
                new { known.Id, sent = MailState.Sent, invitation = NoticeKind.Invitation, reminder = NoticeKind.Reminder, failed = MailState.Failed });
            return TypedResults.Ok(new UnreachedList([.. rows.DistinctBy(row => (row.Task, row.Wave, row.Member)).Select(row =>
                new Unreached(row.Task, row.Wave == Notice.NoWave ? null : row.Wave, row.Member, row.State))]));
        }, cancellation);
    }

    private sealed class UnreachedRow
    {
        public string Task { get; init; } = "";
        public int Wave { get; init; }
        public Guid Member { get; init; }
        public string State { get; init; } = "";
    }
}

internal sealed record UnreachedList(IReadOnlyList<Unreached> Items);

/// <param name="Member">Opaque id within the cohort.</param>
/// <param name="State">Of the latest mail: no-address, rejected, bounced or parked.</param>
internal sealed record Unreached(string Task, int? Wave, Guid Member, string State);
