using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Aggregator.ListLost;

/// <summary>What services have told before they were restored from a backup, and no longer know.</summary>
internal static class ListLostEndpoint
{
    public static void MapListLost(this RouteGroupBuilder chains) => chains.MapGet("/lost", ListAsync)
        .AllowRoles(Roles.Admin)
        .WithSummary("What services knew before a restore and have lost, by cohort and kind of event")
        .WithDescription("knownNumber is the highest version number told in the epoch before; restoredNumber the first in the one after it, null where the cohort was not told of again.");

    private static async Task<IReadOnlyList<LostState>> ListAsync(
        [FromKeyedServices(AggregatorService.Database)] Database database, CancellationToken cancellation)
    {
        var spans = await database.ReadAsync(session => session.QueryAsync<EpochSpan>(
            """
            SELECT j.cohort_id, c.code, j.type, j.epoch, MIN(j.number) AS first_number, MAX(j.number) AS last_number, MAX(j.received_at) AS until
            FROM journal j INNER JOIN chains c ON c.cohort_id = j.cohort_id
            WHERE j.type <> @measured
            GROUP BY j.cohort_id, c.code, j.type, j.epoch
            """,
            // Of the figures the levels' summaries tell: they have the same versions, and a kind of their own for each level.
            new { measured = WireFormat.NameOf(typeof(ParticipantsMeasured)) }), cancellation);
        return LostStates.Of(spans);
    }
}

/// <summary>What the journal holds of one cohort, kind and epoch.</summary>
internal sealed class EpochSpan
{
    public Guid CohortId { get; init; }
    public string Code { get; init; } = "";
    public string Type { get; init; } = "";
    public int Epoch { get; init; }
    public long FirstNumber { get; init; }
    public long LastNumber { get; init; }
    public DateTimeOffset Until { get; init; }
}

/// <param name="Cohort">Its code.</param>
/// <param name="Kind">Name of the event.</param>
/// <param name="KnownEpoch">The epoch that ended with the restore.</param>
/// <param name="KnownUntil">When the last word of that epoch was received.</param>
/// <param name="RestoredNumber">Null where the service has not told of this cohort since.</param>
internal sealed record LostState(string Cohort, Guid CohortId, string Kind, int KnownEpoch, long KnownNumber, DateTimeOffset KnownUntil, int RestoredEpoch, long? RestoredNumber);
