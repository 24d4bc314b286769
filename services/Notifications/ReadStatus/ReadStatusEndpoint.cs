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
    public static void MapReadStatus(this RouteGroupBuilder notifications) => notifications.MapGet("/{cohort}/status", ReadAsync)
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
                FROM ({Reach.Notices}) n GROUP BY task, wave ORDER BY wave, task
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

internal sealed record ReachStatus(string Cohort, IReadOnlyList<TaskReach> Items);

/// <param name="Wave">Months of the wave; null for a reaction survey.</param>
internal sealed record TaskReach(string Task, int? Wave, int Asked, int Invited, int NotYetInvited, int Lapsed, int NoAddress, int Rejected, int Bounced, int Parked);
