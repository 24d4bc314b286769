using Evaluation.Contracts.Events;
using Evaluation.Hosting.Background;
using Evaluation.Persistence.Databases;

namespace Evaluation.Notifications.KnowCohorts;

/// <summary>Asks the services, at start and every few minutes, for whatever was said while this one was down and the transport forgot.</summary>
internal sealed class AskForMissing([FromKeyedServices(NotificationsService.Database)] Database database, ILogger<AskForMissing> log)
    : Rounds(TimeSpan.FromMinutes(5), database.Clock, log) // A question that finds nothing missing costs one message.
{
    private static readonly string[] Kinds =
        [nameof(CohortPlanned), nameof(CohortRemoved), nameof(InvitationRequested), nameof(ReminderRequested)];

    protected override string Undone => "The notifications could not ask for what they missed";

    /// <summary>Tells how many have been invited to each kind of task: fewer than were asked for means that some requests were lost.</summary>
    public override async Task RunAsync(CancellationToken cancellation)
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
        var invitations = await session.QueryAsync<Row>(
            "SELECT cohort_id, task AS kind, 0 AS epoch, 0 AS number, COUNT(*) AS persons FROM notices WHERE kind = @invitation GROUP BY cohort_id, task",
            new { invitation = NoticeKind.Invitation });
        return
        [
            .. cohorts.Select(row => new KnownState(row.CohortId, row.Kind, new(row.Epoch, row.Number))),
            .. invitations.Select(row => new KnownState(row.CohortId, $"{nameof(InvitationRequested)}/{row.Kind}", default, row.Persons)),
        ];
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
