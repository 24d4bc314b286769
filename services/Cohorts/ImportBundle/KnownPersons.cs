using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Persistence.Databases;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>The persons of a bundle who are known already, from whichever cohort.</summary>
internal static class KnownPersons
{
    public static async Task<IReadOnlyDictionary<string, (Guid Id, Person Person)>> FindAsync(Session session, Bundle bundle)
    {
        var known = new Dictionary<string, (Guid, Person)>(StringComparer.Ordinal);
        foreach (var keys in CohortDraft.NipsOf(bundle).Chunk(500))
        {
            var rows = await session.QueryAsync<PersonRow>("SELECT id, person_key, name, email, phone FROM persons WHERE person_key IN @keys", new { keys });
            foreach (var row in rows) known[row.PersonKey] = (row.Id, row.ToPerson());
        }
        return known;
    }
}
