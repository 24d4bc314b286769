using System.Collections.Concurrent;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Telemetry;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.Cohorts;

/// <summary>Loads a cohort's sheet once a batch, under the lock of its row, and saves what changed.</summary>
public sealed class SheetStore<TSums>(LevelMeasure<TSums> measure) : SharedState<CohortSheet<TSums>> where TSums : class
{
    private static readonly string[] FigureColumns = ["cohort_id", "number", "subject", "body"];

    // Plan and roster are large and change rarely: kept in memory, and read again when their versions differ.
    private readonly ConcurrentDictionary<Guid, Known> known = new();

    // The sums as this process last committed them, by the version that they belong to: read anew only when another has moved them.
    // Taken out while a batch works on them, and put back when it has committed.
    private readonly ConcurrentDictionary<Guid, (StateVersion Version, TSums Sums)> committed = new();

    // Sums take some ten kilobytes a cohort; those that are moved now are few.
    private const int MostCommitted = 500;

    public Signal Changed { get; } = new();

    /// <summary>The traces of the answers that changed a cohort.</summary>
    public TraceLinks Traces { get; } = new("summarise");

    /// <summary>The sheet as it is with all earlier work of the batch.</summary>
    /// <exception cref="CohortGoneException">The level does not know the cohort, or no longer.</exception>
    public async Task<CohortSheet<TSums>> OpenAsync(UnitOfWork work, string key) =>
        await work.LoadAsync(this, key) is { IsGone: false } sheet ? sheet : throw new CohortGoneException(Guid.Parse(key));

    /// <summary>
    /// The cohort as it was last seen, with empty sums, to work on before the cohort's lock is held. What comes of it counts only if
    /// the real sheet then <see cref="CohortSheet{TSums}.HasSamePlanAndRoster"/>. Null when it was not seen yet.
    /// </summary>
    public CohortSheet<TSums>? Preview(Guid id) => known.TryGetValue(id, out var cohort)
        ? cohort.Preview
        : null;

    /// <exception cref="CohortGoneException">The level does not know the cohort, or no longer.</exception>
    public override async Task<CohortSheet<TSums>> LoadAsync(UnitOfWork work, string key)
    {
        var id = Guid.Parse(key);
        var row = await work.FirstOrDefaultAsync<StateRow>(
            """
            SELECT c.plan_epoch, c.plan_number, c.roster_version, s.number, s.sums, s.answers, s.summarised_epoch, s.summarised_number, s.summarised_answers, s.summarised_model,
                (SELECT e.value FROM service_state e WHERE e.name = 'epoch') AS epoch
            FROM cohort_state s {lock} INNER JOIN cohorts c ON c.id = s.cohort_id WHERE s.cohort_id = @id
            """,
            new { id }) ?? throw new CohortGoneException(id);
        var version = (row.PlanEpoch, row.PlanNumber, row.RosterVersion);
        if (!known.TryGetValue(id, out var cohort) || cohort.Version != version)
        {
            var (planned, roster) = await ReadCohortAsync(work, id);
            known[id] = cohort = new(version, planned, roster, new()
            {
                CohortId = id, Planned = planned, Roster = roster, Sums = measure.NewSums(planned.Definition.Plan), AnswersMoved = 0, Version = default,
                Summarised = new(default, 0, 0),
            });
        }
        return new()
        {
            CohortId = id,
            Planned = cohort.Planned,
            Roster = cohort.Roster,
            Sums = committed.TryRemove(id, out var last) && last.Version == new StateVersion(row.Epoch, row.Number) ? last.Sums
                : row.Sums.Length == 0 ? measure.NewSums(cohort.Planned.Definition.Plan) : WireFormat.Read<TSums>(row.Sums),
            AnswersMoved = row.Answers,
            Version = new(row.Epoch, row.Number),
            Summarised = new(new(row.SummarisedEpoch, row.SummarisedNumber), row.SummarisedAnswers, row.SummarisedModel),
        };
    }

    public override async Task SaveAsync(UnitOfWork work, string key, CohortSheet<TSums> state)
    {
        if (state.IsGone) return;
        var number = state.Version.Number + (state.IsChanged ? 1 : 0);
        work.OnCommitted(() => Keep(state.CohortId, state.Version with { Number = number }, state.Sums));
        if (!state.IsChanged) return;
        await work.ExecuteAsync(
            "UPDATE cohort_state SET number = @number, sums = @sums, answers = @AnswersMoved WHERE cohort_id = @CohortId",
            new { number, sums = WireFormat.Write(state.Sums), state.AnswersMoved, state.CohortId });
        // Behind those of earlier versions, so that the rows of a batch lie together; the latest of each subject counts.
        await work.InsertAsync("figure_versions", FigureColumns, [.. state.ChangedFigures.Select(figure =>
            new object?[] { state.CohortId, number, figure.Key, figure.Value is null ? null : WireFormat.Write(figure.Value) })]);
    }

    private void Keep(Guid cohort, StateVersion version, TSums sums)
    {
        if (committed.Count >= MostCommitted) committed.Clear();
        committed[cohort] = (version, sums);
    }

    /// <summary>Plan and roster as they are stored, with what this transaction wrote.</summary>
    public async Task<(CohortPlanned Planned, Roster Roster)> ReadCohortAsync(Session session, Guid id)
    {
        var planned = await session.ValueAsync<string>("SELECT planned FROM cohorts WHERE id = @id", new { id });
        // A new epoch tells everybody anew; who was known in an older one only is no longer in the cohort.
        var persons = await session.QueryAsync<string>(
            "SELECT person FROM roster WHERE cohort_id = @id AND epoch = (SELECT MAX(epoch) FROM roster WHERE cohort_id = @id)", new { id });
        return (await measure.PlannedAsync(session, WireFormat.Read<CohortPlanned>(planned)), new Roster(persons.Select(WireFormat.Read<RosterPerson>)));
    }

    private sealed record Known((int, long, long) Version, CohortPlanned Planned, Roster Roster, CohortSheet<TSums> Preview);

    private sealed class StateRow
    {
        public int PlanEpoch { get; init; }
        public long PlanNumber { get; init; }
        public long RosterVersion { get; init; }
        public long Number { get; init; }
        public string Sums { get; init; } = "";
        public int Answers { get; init; }
        public int SummarisedEpoch { get; init; }
        public long SummarisedNumber { get; init; }
        public int SummarisedAnswers { get; init; }
        public int SummarisedModel { get; init; }
        public int Epoch { get; init; }
    }
}

/// <summary>The cohort was removed, perhaps in between.</summary>
public sealed class CohortGoneException(Guid cohortId) : Exception($"There is no cohort {cohortId} here.");
