using Evaluation.Persistence.Databases;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>
/// One person may be recorded by several agencies, each with a name and an address of its own. Whoever writes down an address says where
/// mail goes, so what opens by mail is joined only where the addresses are the same.
/// </summary>
internal static class PersonRecords
{
    /// <summary>This agency's records of persons with a NIP, by NIP.</summary>
    public static async Task<IReadOnlyDictionary<string, (Guid Id, Person Person)>> OfAgencyAsync(Session session, string agency, IEnumerable<string> nips)
    {
        var known = new Dictionary<string, (Guid, Person)>(StringComparer.Ordinal);
        foreach (var keys in nips.Select(nip => StoredKey(agency, new(nip))).Chunk(500))
            foreach (var row in await session.QueryAsync<PersonRow>($"SELECT {PersonRow.Columns} FROM persons p WHERE p.person_key IN @keys", new { keys }))
                known[row.PersonKey] = (row.Id, row.ToPerson());
        return known;
    }

    /// <summary>What is unique: an agency records a NIP once, and a code without NIP holds in its cohort.</summary>
    public static string StoredKey(string agency, Person person) => person.IsNip ? $"{agency}/{person.Key}" : person.Key;

    /// <summary>By record, the one to which mails and links go: the oldest of the same NIP at the same address, or itself.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> RecipientsAsync(Session session, IEnumerable<Guid> records)
    {
        var recipients = new Dictionary<Guid, Guid>();
        foreach (var ids in records.Distinct().Chunk(500))
            foreach (var pair in (await SameAddressAsync(session, ids)).GroupBy(pair => pair.Id))
                recipients[pair.Key] = pair.Min(same => same.Same);
        return recipients;
    }

    /// <summary>The records that a link to this one opens, itself among them.</summary>
    public static async Task<IReadOnlyList<Guid>> AtSameAddressAsync(Session session, Guid record) => [.. (await SameAddressAsync(session, [record])).Select(pair => pair.Same)];

    /// <summary>All records of the person, at whatever address; none when there is no such record.</summary>
    public static Task<IReadOnlyList<Guid>> OfPersonAsync(Session session, Guid record) => session.QueryAsync<Guid>(
        "SELECT s.id FROM persons p INNER JOIN persons s ON s.id = p.id OR (p.nip <> '' AND s.nip = p.nip) WHERE p.id = @record", new { record });

    private static Task<IReadOnlyList<Pair>> SameAddressAsync(Session session, Guid[] ids) => session.QueryAsync<Pair>(
        """
        SELECT p.id, s.id AS same FROM persons p
        INNER JOIN persons s ON s.id = p.id OR (p.nip <> '' AND p.email_key <> '' AND s.nip = p.nip AND s.email_key = p.email_key)
        WHERE p.id IN @ids
        """,
        new { ids = session.Dialect.Ids(ids) });

    private sealed class Pair
    {
        public Guid Id { get; init; }
        public Guid Same { get; init; }
    }
}
