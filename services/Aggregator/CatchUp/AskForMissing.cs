using Evaluation.Aggregator.RecordFacts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Background;
using Evaluation.Persistence.Databases;

namespace Evaluation.Aggregator.CatchUp;

/// <summary>Asks the services, at start and every few minutes, for whatever was said while this one was down and the transport forgot.</summary>
internal sealed class AskForMissing([FromKeyedServices(AggregatorService.Database)] Database database, ILogger<AskForMissing> log)
    : Rounds(TimeSpan.FromMinutes(5), database.Clock, log) // A question that finds nothing missing costs one message.
{
    private static readonly string[] Kinds =
    [
        nameof(CohortPlanned), nameof(CohortRemoved), nameof(RosterChanged), nameof(InputsSummarised), nameof(FollowUpScheduled),
        nameof(ReactionSummarised), nameof(LearningSummarised), nameof(BehaviourSummarised), nameof(ResultsSummarised), nameof(ParticipantsMeasured),
    ];

    protected override string Undone => "The aggregator could not ask for what it missed";

    public override Task RunAsync(CancellationToken cancellation) => AskAsync(database, knowsNothing: false, cancellation);

    /// <param name="knowsNothing">Asks for everything, whatever is known.</param>
    public static Task AskAsync(Database database, bool knowsNothing, CancellationToken cancellation) => database.WriteAsync(async work =>
    {
        IReadOnlyList<KnownState> known = knowsNothing ? [] :
        [
            .. (await work.QueryAsync<Row>("SELECT cohort_id, kind, epoch, number FROM facts")).Select(row => row.ToKnown()),
            .. (await work.QueryAsync<Row>(
                """
                SELECT p.cohort_id, p.kind, p.epoch, MAX(p.number) AS number, COUNT(*) AS persons, SUM(p.number) AS number_sum
                FROM person_facts p INNER JOIN (SELECT cohort_id, kind, MAX(epoch) AS epoch FROM person_facts GROUP BY cohort_id, kind) latest
                    ON latest.cohort_id = p.cohort_id AND latest.kind = p.kind AND latest.epoch = p.epoch
                GROUP BY p.cohort_id, p.kind, p.epoch
                """)).Select(row => row.ToKnown()),
        ];
        work.Publish(new ReplayRequested(AggregatorService.Database, Kinds, known));
    }, cancellation);

    private sealed class Row
    {
        public Guid CohortId { get; init; }
        public string Kind { get; init; } = "";
        public int Epoch { get; init; }
        public long Number { get; init; }
        public int Persons { get; init; }
        public long NumberSum { get; init; }

        public KnownState ToKnown() => new(CohortId, Kind, new(Epoch, Number), Persons, NumberSum);
    }
}
