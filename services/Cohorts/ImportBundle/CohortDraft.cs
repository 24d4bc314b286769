using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Statistics.Chain;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>
/// What the cohort's own part (people) will be after an import, worked out without storing anything. Existing members keep their ids;
/// a person is known by its key in all cohorts of an agency.
/// </summary>
internal sealed class CohortDraft
{
    private readonly Dictionary<string, Member> members;
    private readonly Dictionary<string, Member> before;
    private readonly HashSet<string> inFiles = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, (Guid Id, Person Person)> knownPersons;
    private readonly Guid cohortId;
    private readonly DateOnly startsOn, today;

    /// <param name="knownPersons">Persons of the agency's other cohorts with the same keys.</param>
    /// <param name="now">A supervisor or post that is new counts from this day on.</param>
    public CohortDraft(
        Guid cohortId, StoredCohort? stored, Bundle bundle, bool replace, IReadOnlyDictionary<string, (Guid Id, Person Person)> knownPersons, DateTimeOffset now)
    {
        (this.cohortId, this.knownPersons) = (cohortId, knownPersons);
        (startsOn, today) = (bundle.Definition.StartsOn, CohortCalendar.DateIn(bundle.Definition.TimeZone, now));
        before = (stored?.Members ?? []).ToDictionary(member => member.Person.Key, StringComparer.Ordinal);
        members = new(before, StringComparer.Ordinal);
        foreach (var row in bundle.Participants) TakeParticipant(row);
        foreach (var row in bundle.Organisers ?? []) TakeOrganiser(row);
        foreach (var row in bundle.Observations ?? []) TakeRater(row.Rater);
        Participants = ChangesOf(PersonRoles.Participant, bundle.Participants.Select(row => PersonKeyOf(row.Person)));
        Organisers = bundle.Organisers is null ? null : ChangesOf(PersonRoles.Organiser, bundle.Organisers.Select(row => OrganiserKeyOf(row.Id)));
        if (replace) DropMissing(bundle);
    }

    public FileChange Participants { get; }

    public FileChange? Organisers { get; }

    public IReadOnlyList<Member> Members => [.. members.Values];

    public IReadOnlyList<Member> Changed => [.. members.Values.Where(member => !before.TryGetValue(member.Person.Key, out var old) || old != member)];

    /// <summary>A person of the files as it was, null where it is new, and as it will be.</summary>
    public (Member? Before, Member After) Of(PersonKey person) => (before.GetValueOrDefault(PersonKeyOf(person)), members[PersonKeyOf(person)]);

    public Guid IdOf(PersonKey person) => members[PersonKeyOf(person)].Id;

    public Guid IdOfOrganiser(string id) => members[OrganiserKeyOf(id)].Id;

    /// <summary>The keys of all persons that a bundle names.</summary>
    public static IEnumerable<string> NipsOf(Bundle bundle) => bundle.Participants.Select(row => row.Person)
        .Concat(bundle.Participants.Where(row => row.Supervisor is not null).Select(row => row.Supervisor!.Person))
        .Concat((bundle.Observations ?? []).Select(row => row.Rater))
        .Where(person => person.IsNip).Select(person => person.Value).Distinct(StringComparer.Ordinal);

    // A NIP is the same person in all cohorts of an agency; a code only within its cohort.
    private string PersonKeyOf(PersonKey person) => person.IsNip ? person.Value : $"{cohortId:D}/{person.Value}";

    private string OrganiserKeyOf(string id) => $"{cohortId:D}/organiser/{id}";

    private void TakeParticipant(ParticipantRow row)
    {
        Guid? supervisorId = null;
        if (row.Supervisor is { } supervisor)
        {
            var rater = TakeRater(supervisor.Person);
            supervisorId = rater.Id;
            members[rater.Person.Key] = rater with { Person = rater.Person.With(supervisor.Name, supervisor.Email) };
        }
        var member = Find(PersonKeyOf(row.Person), row.Person);
        var said = new MemberDetail(row.Person, RolesOf(member) | PersonRoles.Participant, row.Status, row.Agency, row.Unit, row.Position, supervisorId, row.AttendedHours, row.Employment);
        members[member.Person.Key] = member with
        {
            Removed = false,
            Person = member.Person with { Name = row.Name, Email = row.Email ?? member.Person.Email, Phone = row.Phone ?? member.Person.Phone },
            // Of a removed member nothing is left but the id.
            Detail = member.Removed ? said : member.Detail.AfterImport(said, today, startsOn),
        };
        inFiles.Add(member.Person.Key);
    }

    private void TakeOrganiser(OrganiserRow row)
    {
        var member = Find(OrganiserKeyOf(row.Id), new(false, row.Id));
        members[member.Person.Key] = member with
        {
            Removed = false, Person = member.Person.With(row.Name, row.Email), Detail = member.Detail with { Roles = RolesOf(member) | PersonRoles.Organiser },
        };
        inFiles.Add(member.Person.Key);
    }

    private Member TakeRater(PersonKey person)
    {
        var member = Find(PersonKeyOf(person), person);
        if (!member.Is(PersonRoles.Rater)) member = member with { Removed = false, Detail = member.Detail with { Roles = RolesOf(member) | PersonRoles.Rater } };
        return members[member.Person.Key] = member;
    }

    private Member Find(string key, PersonKey called)
    {
        if (members.TryGetValue(key, out var member)) return member;
        var (personId, person) = knownPersons.TryGetValue(key, out var known) ? known : (Guid.CreateVersion7(), new Person(key));
        // Random, so that the ids of a cohort say nothing about the order of its list.
        return members[key] = new(Guid.NewGuid(), personId, person, new(called, PersonRoles.None));
    }

    // Of a removed member nothing is left but the id.
    private static PersonRoles RolesOf(Member member) => member.Removed ? PersonRoles.None : member.Detail.Roles;

    private FileChange ChangesOf(PersonRoles role, IEnumerable<string> keys)
    {
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var key in keys)
        {
            if (!before.TryGetValue(key, out var old) || !old.Is(role)) added++;
            else if (old != members[key]) changed++;
            else unchanged++;
        }
        return new(role.ToString(), added, changed, unchanged, before.Values.Count(member => member.Is(role) && !inFiles.Contains(member.Person.Key)));
    }

    private void DropMissing(Bundle bundle)
    {
        foreach (var member in members.Values.Where(member => !member.Removed && !inFiles.Contains(member.Person.Key)).ToList())
        {
            var roles = member.Detail.Roles & ~PersonRoles.Participant;
            if (bundle.Organisers is not null) roles &= ~PersonRoles.Organiser;
            if (roles == member.Detail.Roles) continue;
            members[member.Person.Key] = member with { Removed = roles == PersonRoles.None, Detail = member.Detail with { Roles = roles } };
        }
    }
}
