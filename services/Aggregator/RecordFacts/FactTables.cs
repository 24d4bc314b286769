using System.Text.Json;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Aggregator.RecordFacts;

/// <summary><see cref="CohortFacts"/> as tables: the same rules, so that an event costs what it changes and not the whole cohort.</summary>
internal static class FactTables
{
    private const string RosterKind = nameof(RosterChanged);

    private static readonly string[] RenewParameters = ["Epoch", "Number", "body", "Now", "CohortId", "kind", "removed"];

    private static readonly string[] PersonColumns = ["cohort_id", "kind", "person_id", "epoch", "number", "body"];

    /// <summary>Name under which a level's figures of persons are kept, and asked for.</summary>
    public static string KindOf(Level level) => $"{nameof(ParticipantsMeasured)}/{level}";

    /// <summary>Takes over what is news. False when nothing is.</summary>
    /// <param name="body">The message as JSON.</param>
    public static async Task<bool> RecordAsync(UnitOfWork work, ICohortEvent message, string body)
    {
        // By far the most events are a newer state of what is known: one statement then says it all.
        if (await work.ExecutePreparedAsync(
            """
            UPDATE facts SET epoch = @Epoch, number = @Number, body = @body, received_at = @Now
            WHERE cohort_id = @CohortId AND kind = @kind AND (epoch < @Epoch OR (epoch = @Epoch AND number < @Number))
                AND NOT EXISTS (SELECT 1 FROM facts gone WHERE gone.cohort_id = @CohortId AND gone.kind = @removed)
            """,
            RenewParameters, message.Version.Epoch, message.Version.Number, body, work.Now, message.CohortId, message.GetType().Name, nameof(CohortRemoved)) > 0) return true;
        if (await IsRemovedAsync(work, message.CohortId)) return false;
        var fact = Parameters(work, message, body);
        switch (message)
        {
            case RosterChanged roster:
                return await TakePersonsAsync(work, roster, RosterKind, [.. roster.Persons.Select(person => (person.Id, person.Number, WireFormat.Write(person)))]);
            case ParticipantsMeasured measured:
                return await TakePersonsAsync(work, measured, KindOf(measured.Level), [.. measured.Persons.Select(person => (person.Participant, person.Number, WireFormat.Write(person)))]);
            case CohortRemoved:
                await ClearAsync(work, message.CohortId);
                await InsertFactAsync(work, fact);
                return true;
            default:
                if (await HasFactAsync(work, message.CohortId, message.GetType().Name)) return false;
                await InsertFactAsync(work, fact);
                return true;
        }
    }

    public static async Task<CohortFacts> ReadAsync(Session session, Guid cohortId)
    {
        var facts = new CohortFacts();
        foreach (var fact in await session.QueryAsync<FactRow>("SELECT kind, body FROM facts WHERE cohort_id = @cohortId", new { cohortId }))
            facts.Latest[fact.Kind] = (ICohortEvent)JsonSerializer.Deserialize(fact.Body, WireFormat.TypeOf($"{typeof(ICohortEvent).Namespace}.{fact.Kind}")!, WireFormat.Options)!;
        var persons = await session.QueryAsync<PersonRow>("SELECT kind, person_id, epoch, number, body FROM person_facts WHERE cohort_id = @cohortId", new { cohortId });
        foreach (var person in persons)
        {
            var version = new StateVersion(person.Epoch, person.Number);
            if (person.Kind == RosterKind) facts.Roster[person.PersonId] = (version, WireFormat.Read<RosterPerson>(person.Body));
            else facts.Figures[(Enum.Parse<Level>(person.Kind[(person.Kind.IndexOf('/', StringComparison.Ordinal) + 1)..]), person.PersonId)] = (version, WireFormat.Read<ParticipantFigures>(person.Body));
        }
        return facts;
    }

    /// <summary>Puts other facts in the place of those that are stored.</summary>
    public static async Task ReplaceAsync(UnitOfWork work, Guid cohortId, CohortFacts facts)
    {
        await ClearAsync(work, cohortId);
        foreach (var fact in facts.Latest.Values) await InsertFactAsync(work, Parameters(work, fact, WireFormat.Write<object>(fact)));
        await work.InsertAsync("person_facts", PersonColumns,
        [
            .. facts.Roster.Select(entry => new object?[] { cohortId, RosterKind, entry.Key, entry.Value.Version.Epoch, entry.Value.Version.Number, WireFormat.Write(entry.Value.Person) }),
            .. facts.Figures.Select(entry => new object?[] { cohortId, KindOf(entry.Key.Level), entry.Key.Person, entry.Value.Version.Epoch, entry.Value.Version.Number, WireFormat.Write(entry.Value.Figures) }),
        ]);
    }

    public static Task<bool> IsRemovedAsync(UnitOfWork work, Guid cohortId) => HasFactAsync(work, cohortId, nameof(CohortRemoved));

    private static async Task<bool> HasFactAsync(UnitOfWork work, Guid cohortId, string kind) =>
        await work.FirstOrDefaultAsync<int?>("SELECT 1 FROM facts WHERE cohort_id = @cohortId AND kind = @kind", new { cohortId, kind }) is not null;

    private static Task<int> InsertFactAsync(UnitOfWork work, object fact) => work.ExecuteAsync(
        "INSERT INTO facts (cohort_id, kind, epoch, number, body, received_at) VALUES (@CohortId, @kind, @Epoch, @Number, @body, @Now)", fact);

    private static object Parameters(UnitOfWork work, ICohortEvent message, string body) => new
    {
        message.CohortId, kind = message.GetType().Name, message.Version.Epoch, message.Version.Number, body, work.Now, removed = nameof(CohortRemoved),
    };

    private static async Task<bool> TakePersonsAsync(UnitOfWork work, ICohortEvent message, string kind, IReadOnlyList<(Guid Id, long Number, string Body)> persons)
    {
        var known = (await work.QueryAsync<PersonRow>(
                "SELECT kind, person_id, epoch, number FROM person_facts WHERE cohort_id = @CohortId AND kind = @kind", new { message.CohortId, kind }))
            .ToDictionary(person => person.PersonId, person => new StateVersion(person.Epoch, person.Number));
        var news = persons.Where(person => !known.TryGetValue(person.Id, out var version) || new StateVersion(message.Version.Epoch, person.Number) > version).ToList();
        foreach (var ids in news.Where(person => known.ContainsKey(person.Id)).Select(person => person.Id).Chunk(500))
            await work.ExecuteAsync("DELETE FROM person_facts WHERE cohort_id = @CohortId AND kind = @kind AND person_id IN @ids", new { message.CohortId, kind, ids = work.Dialect.Ids(ids) });
        await work.InsertAsync("person_facts", PersonColumns, [.. news.Select(person => new object?[] { message.CohortId, kind, person.Id, message.Version.Epoch, person.Number, person.Body })]);
        return news.Count > 0;
    }

    private static async Task ClearAsync(UnitOfWork work, Guid cohortId)
    {
        await work.ExecuteAsync("DELETE FROM facts WHERE cohort_id = @cohortId", new { cohortId });
        await work.ExecuteAsync("DELETE FROM person_facts WHERE cohort_id = @cohortId", new { cohortId });
    }

    private sealed class FactRow
    {
        public string Kind { get; init; } = "";
        public string Body { get; init; } = "";
    }

    private sealed class PersonRow
    {
        public string Kind { get; init; } = "";
        public Guid PersonId { get; init; }
        public int Epoch { get; init; }
        public long Number { get; init; }
        public string Body { get; init; } = "";
    }
}
