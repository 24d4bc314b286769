using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels.Cohorts;

namespace Evaluation.Levels.Tests.Fixtures;

/// <summary>What Cohorts would keep of one cohort, and the events it would tell.</summary>
internal sealed class Book
{
    private readonly Dictionary<Guid, RosterPerson> persons = [];
    private long number;
    private int planVersion;

    public Book(CohortPlan? plan = null)
    {
        Plan(plan ?? Plans.All);
        Take([
            .. Participants.Select(id => new RosterPerson(id, 0, PersonRoles.Participant, ParticipantStatus.Active)),
            .. Organisers.Select(id => new RosterPerson(id, 0, PersonRoles.Organiser, ParticipantStatus.Active)),
            .. Raters.Select(id => new RosterPerson(id, 0, PersonRoles.Rater, ParticipantStatus.Active)),
        ]);
    }

    public Guid CohortId { get; } = Guid.CreateVersion7();

    public Guid[] Participants { get; } = Ids(6);

    public Guid[] Organisers { get; } = Ids(2);

    public Guid[] Raters { get; } = Ids(3);

    public int Epoch { get; set; } = 1;

    /// <summary>Its own: a newer cohort of the same code would take the place of an older one.</summary>
    public string Code => $"PSMA-{CohortId:N}".ToUpperInvariant();

    public KnownCohort Known => new(CohortId, Code, "BKN");

    public string Key => Known.Key;

    public CohortPlanned Planned { get; private set; } = null!;

    /// <summary>Everybody, as a question would be answered.</summary>
    public RosterChanged Roster => Of([.. persons.Values]);

    public CohortRemoved Removed => new(CohortId, new(Epoch, number + 1), Code);

    public CohortPlanned Plan(CohortPlan plan) => Planned = new(CohortId, new(Epoch, ++number), Plans.Cohort(plan) with { Code = Code }, ++planVersion, []);

    public CohortPlanned End(DateOnly endsOn) =>
        Planned = Planned with { Version = new(Epoch, ++number), Definition = Planned.Definition with { StartsOn = endsOn.AddDays(-20), EndsOn = endsOn } };

    public CohortPlanned Under(FollowUpPolicy policy) => Planned = Planned with { Version = new(Epoch, ++number), Policy = policy };

    /// <summary>From that day on; null for nobody.</summary>
    public RosterChanged Supervise(DateOnly from, Guid? supervisor, params Guid[] participants) => Take([.. participants.Select(id => persons[id] with
    {
        SupervisorId = supervisor, Supervisors = [.. persons[id].Supervisors ?? [], new(from, supervisor)],
    })]);

    public RosterChanged Withdraw(Guid id) => Take([persons[id] with { Status = ParticipantStatus.Withdrawn }]);

    public RosterChanged Return(Guid id) => Take([persons[id] with { Status = ParticipantStatus.Active, Removed = false }]);

    public RosterChanged Drop(Guid id) => Take([persons[id] with { Removed = true }]);

    public RosterChanged Join(Guid id, PersonRoles roles = PersonRoles.Participant) => Take([new(id, 0, roles, ParticipantStatus.Active)]);

    private RosterChanged Take(IReadOnlyList<RosterPerson> changed)
    {
        number++;
        RosterPerson[] numbered = [.. changed.Select(person => person with { Number = number })];
        foreach (var person in numbered) persons[person.Id] = person;
        return Of(numbered);
    }

    private RosterChanged Of(IReadOnlyList<RosterPerson> changed) =>
        new(CohortId, new(Epoch, number), changed, persons.Count, persons.Values.Sum(person => person.Number));

    private static Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];
}
