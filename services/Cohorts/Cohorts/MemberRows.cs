using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>Writes people of a cohort; what a person was called before is kept.</summary>
internal static class MemberRows
{
    private static readonly string[] MemberColumns = ["id", "cohort_id", "person_id", "number", "removed", "detail"];
    private static readonly string[] PersonColumns = ["id", "person_key", "nip", "name", "email", "email_key", "phone", "version"];

    /// <param name="agency">The cohort's, as which new persons are recorded.</param>
    public static async Task StoreAsync(UnitOfWork work, Guid cohortId, string agency, IReadOnlyList<Member> changed)
    {
        await StorePersonsAsync(work, agency, changed);
        foreach (var ids in changed.Select(member => member.Id).Chunk(500))
            await work.ExecuteAsync("DELETE FROM members WHERE cohort_id = @cohortId AND id IN @ids", new { cohortId, ids = work.Dialect.Ids(ids) });
        await work.InsertAsync("members", MemberColumns, [.. changed.Select(member =>
            new object?[] { member.Id, cohortId, member.PersonId, member.Number, member.Removed ? 1 : 0, WireFormat.Write(member.Detail) })]);
    }

    private static async Task StorePersonsAsync(UnitOfWork work, string agency, IReadOnlyList<Member> changed)
    {
        var known = new Dictionary<Guid, Person>();
        foreach (var ids in changed.Select(member => member.PersonId).Chunk(500))
            foreach (var row in await work.QueryAsync<PersonRow>($"SELECT {PersonRow.Columns} FROM persons p WHERE p.id IN @ids", new { ids = work.Dialect.Ids(ids) }))
                known[row.Id] = row.ToPerson();
        var added = changed.Where(member => !known.ContainsKey(member.PersonId)).ToList();
        await work.InsertAsync("persons", PersonColumns, [.. added.Select(member => new object?[]
            { member.PersonId, PersonRecords.StoredKey(agency, member.Person), member.Person.IsNip ? member.Person.Key : "", member.Person.Name, member.Person.Email, Email.Key(member.Person.Email), member.Person.Phone, 1 })]);
        foreach (var member in changed.Where(member => known.TryGetValue(member.PersonId, out var person) && person != member.Person))
        {
            var person = new { member.PersonId, member.Person.Name, member.Person.Email, key = Email.Key(member.Person.Email), member.Person.Phone, work.Now };
            await work.ExecuteAsync(
                """
                INSERT INTO person_versions (person_id, version, name, email, phone, replaced_at)
                SELECT id, version, name, email, phone, @Now FROM persons WHERE id = @PersonId
                """,
                person);
            await work.ExecuteAsync(
                "UPDATE persons SET name = @Name, email = @Email, email_key = @key, phone = @Phone, version = version + 1 WHERE id = @PersonId", person);
        }
    }
}

internal sealed class PersonRow
{
    /// <summary>Of the table as p: what a person is called, as <see cref="Person"/> has it.</summary>
    public const string Called = "CASE WHEN p.nip = '' THEN p.person_key ELSE p.nip END AS person_key, p.name, p.email, p.phone";

    public const string Columns = $"p.id, {Called}";

    public Guid Id { get; init; }
    public string PersonKey { get; init; } = "";
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";

    public Person ToPerson() => new(PersonKey, Name, Email, Phone);
}
