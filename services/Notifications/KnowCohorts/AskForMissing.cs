using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;

namespace Evaluation.Notifications.KnowCohorts;

/// <summary>Asks the services, at start and every few minutes, for whatever was said while this one was down and the transport forgot.</summary>
internal sealed class AskForMissing([FromKeyedServices(NotificationsService.Database)] Database database, ILogger<AskForMissing> log) : BackgroundService
{
    // A question that finds nothing missing costs one message.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private static readonly string[] Kinds =
        [nameof(CohortPlanned), nameof(CohortRemoved), nameof(InvitationRequested), nameof(ReminderRequested), nameof(EscalationRequested)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The database does not answer; the next round asks again.
                log.LogWarning("{Service} could not ask for what it missed: {Reason}", NotificationsService.Database, exception.Message);
            }
            await Task.Delay(Interval, database.Clock, stoppingToken);
        }
    }

    /// <summary>Of the requests it tells the latest version, and how many notices are held of each kind: fewer than were asked for means that some were lost.</summary>
    internal async Task AskAsync(CancellationToken cancellation)
    {
        // Counted outside the transaction, since a million notices take their time.
        var known = await database.ReadAsync(KnownAsync, cancellation);
        await database.WriteAsync(work =>
        {
            work.Publish(new ReplayRequested(NotificationsService.Database, Kinds, known));
            return Task.CompletedTask;
        }, cancellation);
    }

    private static async Task<IReadOnlyList<KnownState>> KnownAsync(Session session)
    {
        var cohorts = await session.QueryAsync<Row>(
            "SELECT id AS cohort_id, CASE WHEN removed = 1 THEN @gone ELSE @there END AS kind, epoch, number, 0 AS persons FROM cohorts",
            new { gone = nameof(CohortRemoved), there = nameof(CohortPlanned) });
        var requests = await session.QueryAsync<Row>(
            """
            SELECT h.cohort_id, h.kind, h.epoch, h.number,
                (SELECT COUNT(*) FROM notices n WHERE n.cohort_id = h.cohort_id AND n.step >= 0
                    AND ((h.kind = @invitations AND n.kind = @invitation) OR (h.kind = @reminders AND n.kind = @reminder))) AS persons
            FROM heard h
            """,
            new { invitations = nameof(InvitationRequested), invitation = NoticeKind.Invitation, reminders = nameof(ReminderRequested), reminder = NoticeKind.Reminder });
        return [.. cohorts.Concat(requests).Select(row => new KnownState(row.CohortId, row.Kind, new(row.Epoch, row.Number), row.Persons))];
    }

    private sealed class Row
    {
        public Guid CohortId { get; init; }
        public string Kind { get; init; } = "";
        public int Epoch { get; init; }
        public long Number { get; init; }
        public int Persons { get; init; }
    }
}
