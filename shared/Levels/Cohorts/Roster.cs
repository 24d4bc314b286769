using Evaluation.Contracts;
using Evaluation.Contracts.Events;

namespace Evaluation.Levels.Cohorts;

/// <summary>The persons of a cohort as a level knows them: opaque ids.</summary>
public sealed class Roster
{
    private readonly Dictionary<Guid, RosterPerson> persons;

    public Roster(IEnumerable<RosterPerson> persons)
    {
        this.persons = persons.Where(person => !person.Removed).ToDictionary(person => person.Id);
        ActiveParticipants = this.persons.Values.Count(IsActive);
        Organisers = this.persons.Values.Count(person => person.Roles.HasFlag(PersonRoles.Organiser));
    }

    public int ActiveParticipants { get; }

    public int Organisers { get; }

    public IEnumerable<Guid> ActiveParticipantIds => persons.Values.Where(IsActive).Select(person => person.Id);

    public RosterPerson? Find(Guid id) => persons.GetValueOrDefault(id);

    /// <summary>Also a withdrawn one: what is said is kept, and not counted.</summary>
    public bool IsParticipant(Guid id) => persons.TryGetValue(id, out var person) && person.Roles.HasFlag(PersonRoles.Participant);

    public bool IsActiveParticipant(Guid id) => persons.TryGetValue(id, out var person) && IsActive(person);

    public bool IsOrganiser(Guid id) => persons.TryGetValue(id, out var person) && person.Roles.HasFlag(PersonRoles.Organiser);

    private static bool IsActive(RosterPerson person) => person.Roles.HasFlag(PersonRoles.Participant) && person.Status == ParticipantStatus.Active;
}
