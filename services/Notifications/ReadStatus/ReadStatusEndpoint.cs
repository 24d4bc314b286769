using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Notifications.ReadStatus;

/// <summary>How far a cohort's people have been reached, for the monitoring of its follow-ups.</summary>
internal static class ReadStatusEndpoint
{
    public static void MapReadStatus(this RouteGroupBuilder notifications)
    {
        notifications.MapGet("/{cohort}/status/unreached", UnreachedAsync)
            .WithSummary("Whom no mail about a task has reached, and why; who was reached by a later one is not among them").ProducesProblem(404);
        MapTotals(notifications);
    }

    private static void MapTotals(RouteGroupBuilder notifications) => notifications.MapGet("/{cohort}/status", ReadAsync)
        .WithSummary("How many people were asked for, invited and not reached, by task and wave")
        .WithDescription("asked: to be told; invited: at least one invitation or reminder went out; notYetInvited: the invitation waits; lapsed: an invitation or reminder was not sent, since its last day was over before mail could go; the others count people of whom a mail had no address, was rejected, bounced, or was parked, and whom no later one reached.")
        .ProducesProblem(404);

    private static async Task<Results<Ok<ReachStatus>, ProblemHttpResult>> ReadAsync(
        string cohort, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        return await database.ReadAsync<Results<Ok<ReachStatus>, ProblemHttpResult>>(async session =>
        {
            if (await CohortRows.FindAsync(session, cohort, caller) is not { } known) return ApiProblem.NotFound(context, cohort);
            var rows = await session.QueryAsync<Row>(
                $"""
                SELECT task, wave, COUNT(DISTINCT member) AS asked,
                    COUNT(DISTINCT CASE WHEN state = @sent THEN member END) AS invited,
                    COUNT(DISTINCT CASE WHEN kind = @invitation AND state IN (@waiting, @planned) THEN member END) AS not_yet_invited,
                    COUNT(DISTINCT CASE WHEN state = @lapsed THEN member END) AS lapsed,
                    COUNT(DISTINCT CASE WHEN is_reached = 0 AND state = @noAddress THEN member END) AS no_address,
                    COUNT(DISTINCT CASE WHEN is_reached = 0 AND state = @rejected THEN member END) AS rejected,
                    COUNT(DISTINCT CASE WHEN is_reached = 0 AND state = @bounced THEN member END) AS bounced,
                    COUNT(DISTINCT CASE WHEN is_reached = 0 AND state = @parked THEN member END) AS parked
                FROM ({Reached}) n WHERE cohort_id = @Id AND kind IN (@invitation, @reminder)
                GROUP BY task, wave ORDER BY wave, task
                """,
                new
                {
                    known.Id, sent = MailState.Sent, waiting = MailState.Waiting, planned = MailState.Planned, lapsed = MailState.Lapsed, noAddress = MailState.NoAddress, rejected = MailState.Rejected,
                    bounced = MailState.Bounced, parked = MailState.Parked, invitation = NoticeKind.Invitation, reminder = NoticeKind.Reminder,
                });
            return TypedResults.Ok(new ReachStatus(known.Code, [.. rows.Select(row => new TaskReach(
                row.Task, row.Wave == Notice.NoWave ? null : row.Wave, row.Asked, row.Invited, row.NotYetInvited, row.Lapsed, row.NoAddress, row.Rejected, row.Bounced, row.Parked))]));
        }, cancellation);
    }

    private static async Task<Results<Ok<UnreachedList>, ProblemHttpResult>> UnreachedAsync(
        string cohort, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        return await database.ReadAsync<Results<Ok<UnreachedList>, ProblemHttpResult>>(async session =>
        {
            if (await CohortRows.FindAsync(session, cohort, caller) is not { } known) return ApiProblem.NotFound(context, cohort);
            var rows = await session.QueryAsync<UnreachedRow>(
                $"""
                SELECT task, wave, member, state FROM ({Reached}) n
                WHERE cohort_id = @Id AND kind IN (@invitation, @reminder) AND is_reached = 0 AND state IN @failed ORDER BY wave, task, member, created_at DESC
                """,
                new { known.Id, sent = MailState.Sent, invitation = NoticeKind.Invitation, reminder = NoticeKind.Reminder, failed = MailState.Failed });
            return TypedResults.Ok(new UnreachedList([.. rows.DistinctBy(row => (row.Task, row.Wave, row.Member)).Select(row =>
                new Unreached(row.Task, row.Wave == Notice.NoWave ? null : row.Wave, row.Member, row.State))]));
        }, cancellation);
    }

    // What went out later makes good what did not arrive: an address was corrected, say.
    private const string Reached = """
        SELECT earlier.cohort_id, earlier.kind, earlier.task, earlier.wave, earlier.member, earlier.state, earlier.created_at, CASE WHEN EXISTS (
            SELECT 1 FROM notices later WHERE later.cohort_id = earlier.cohort_id AND later.task = earlier.task AND later.wave = earlier.wave AND later.member = earlier.member
                AND later.state = @sent AND later.created_at > earlier.created_at) THEN 1 ELSE 0 END AS is_reached
        FROM notices earlier
        """;

    private sealed class UnreachedRow
    {
        public string Task { get; init; } = "";
        public int Wave { get; init; }
        public Guid Member { get; init; }
        public string State { get; init; } = "";
    }

    private sealed class Row
    {
        public string Task { get; init; } = "";
        public int Wave { get; init; }
        public int Asked { get; init; }
        public int Invited { get; init; }
        public int NotYetInvited { get; init; }
        public int Lapsed { get; init; }
        public int NoAddress { get; init; }
        public int Rejected { get; init; }
        public int Bounced { get; init; }
        public int Parked { get; init; }
    }
}

internal sealed record UnreachedList(IReadOnlyList<Unreached> Items);

/// <param name="Member">Opaque id within the cohort.</param>
/// <param name="State">Of the latest mail: no-address, rejected, bounced or parked.</param>
internal sealed record Unreached(string Task, int? Wave, Guid Member, string State);

internal sealed record ReachStatus(string Cohort, IReadOnlyList<TaskReach> Items);

/// <param name="Wave">Months of the wave; null for a reaction survey.</param>
internal sealed record TaskReach(string Task, int? Wave, int Asked, int Invited, int NotYetInvited, int Lapsed, int NoAddress, int Rejected, int Bounced, int Parked);
