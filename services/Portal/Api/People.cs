using Evaluation.Portal.Words;

namespace Evaluation.Portal.Api;

/// <summary>The people of a cohort by their ids.</summary>
internal sealed class People(IReadOnlyList<Person> all, Reader reader)
{
    private readonly Dictionary<Guid, Person> byId = all.ToDictionary(person => person.Id);

    public IReadOnlyList<Person> All => all;

    public IEnumerable<Person> ActiveParticipants => all.Where(person => person.IsParticipant && person.Status == "active").OrderBy(Called, StringComparer.OrdinalIgnoreCase);

    public Person? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>A name, or what else the person is called: whoever has left the cohort has neither.</summary>
    public string Name(Guid id) => Find(id) is { } person ? Called(person) : reader["person.gone"];

    public string? Unit(Guid id) => Find(id)?.Unit;

    public string Called(Person person) => person.Name ?? (person.Code is { } code ? reader["person.code", code] : reader["person.nameless"]);

    /// <summary>Those whose name, unit or position holds every word.</summary>
    public IEnumerable<Person> Search(string? words)
    {
        var wanted = (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return all.Where(person => wanted.All(word => $"{person.Name} {person.Code} {person.Unit} {person.Position}".Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(Called, StringComparer.OrdinalIgnoreCase);
    }
}
