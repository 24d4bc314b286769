using Evaluation.Contracts;
using Evaluation.Contracts.Events;

namespace Evaluation.Behaviour.Assignments;

/// <summary>All that is known of one participant in one wave, from which follows who is asked.</summary>
/// <param name="IsExempt">From this wave.</param>
/// <param name="Answered">Raters who have said something.</param>
/// <param name="Named">Peers and subordinates.</param>
internal sealed record ParticipantFacts(
    RosterPerson Person, bool IsExempt, IReadOnlySet<Guid> Answered, IReadOnlyList<NamedRater> Named, IReadOnlyList<Assignment> Assignments)
{
    public bool IsActive => !Person.Removed && Person.Roles.HasFlag(PersonRoles.Participant) && Person.Status == ParticipantStatus.Active;
}

internal sealed class NamedRater
{
    public Guid Participant { get; init; }
    public Guid Rater { get; init; }
    public RaterGroup RaterGroup { get; init; }
}

/// <summary>What is to be changed.</summary>
internal sealed record AssignmentChanges
{
    public List<(RaterGroup Group, Guid Rater, Guid Participant, string State)> New { get; } = [];

    public List<(Assignment Assignment, string State, string Reason)> Moved { get; } = [];

    /// <summary>Those whose supervisor has changed; to null where there is none now.</summary>
    public List<(Assignment From, Guid? To)> Reassigned { get; } = [];

    /// <summary>Participants without a supervisor.</summary>
    public List<Guid> WithoutSupervisor { get; } = [];
}

/// <summary>
/// Works out what has to change so that the right persons are asked. It starts from facts alone, so that doing it again, or late,
/// comes to the same.
/// </summary>
/// <param name="day">On which the supervisor counts.</param>
/// <param name="isOpening">Whether the wave opens now: then a missing supervisor is told of.</param>
internal sealed class ParticipantAssignments(IReadOnlySet<RaterGroup> groups, DateOnly day, bool isOpening)
{
    private const string NoLongerNamed = "no-longer-named", Withdrawn = "withdrawn";

    public AssignmentChanges Changes { get; } = new();

    public void Add(ParticipantFacts facts)
    {
        foreach (var assignment in facts.Assignments) Settle(facts, assignment);
        if (!facts.IsActive) return;
        if (groups.Contains(RaterGroup.Supervisor)) AskSupervisor(facts);
        foreach (var (group, rater) in OthersOf(facts)) Ask(facts, group, rater);
    }

    /// <summary>Those besides the supervisor who are asked.</summary>
    private IEnumerable<(RaterGroup Group, Guid Rater)> OthersOf(ParticipantFacts facts)
    {
        if (groups.Contains(RaterGroup.Self)) yield return (RaterGroup.Self, facts.Person.Id);
        foreach (var named in facts.Named.Where(named => groups.Contains(named.RaterGroup))) yield return (named.RaterGroup, named.Rater);
    }

    /// <summary>Brings the state to what has been answered, exempted, and who is still in the cohort.</summary>
    private void Settle(ParticipantFacts facts, Assignment assignment)
    {
        if (facts.Answered.Contains(assignment.Rater)) Move(assignment, AssignmentStates.Answered);
        else if (assignment.State == AssignmentStates.Answered) Move(assignment, AssignmentStates.Due);
        if (assignment.State == AssignmentStates.Due && !facts.IsActive) Move(assignment, AssignmentStates.Cancelled, Withdrawn);
        else if (assignment.State == AssignmentStates.Due && facts.IsExempt) Move(assignment, AssignmentStates.Exempt);
        else if (assignment.State == AssignmentStates.Exempt && !facts.IsExempt) Move(assignment, AssignmentStates.Due);
        if (assignment is { State: AssignmentStates.Due, RaterGroup: RaterGroup.Peer or RaterGroup.Subordinate, IsNamed: 0 } && !OthersOf(facts).Contains((assignment.RaterGroup, assignment.Rater)))
            Move(assignment, AssignmentStates.Cancelled, NoLongerNamed);
    }

    private void AskSupervisor(ParticipantFacts facts)
    {
        var supervisor = WaveRaters.SupervisorOn(facts.Person, day);
        var asked = facts.Assignments.Where(assignment => assignment.RaterGroup == RaterGroup.Supervisor).ToList();
        var outdated = asked.FirstOrDefault(assignment => assignment is { State: AssignmentStates.Due, IsNamed: 0 } && assignment.Rater != supervisor);
        if (outdated is not null)
        {
            Changes.Reassigned.Add((outdated, supervisor));
            Move(outdated, AssignmentStates.Reassigned, ReassignReasons.SupervisorChanged);
        }
        // Who has answered has answered, and whom the training unit has named stays named: nobody is asked beside them.
        if (asked.Exists(assignment => assignment.State is AssignmentStates.Answered or AssignmentStates.Due or AssignmentStates.Exempt)) return;
        // One who could not observe may be followed by one who can.
        if (asked.Exists(assignment => assignment.State == AssignmentStates.CouldNotObserve && (assignment.Rater == supervisor || assignment.IsNamed != 0))) return;
        if (supervisor is { } rater)
        {
            var earlier = asked.FirstOrDefault(assignment => assignment.Rater == rater);
            if (earlier is null) Ask(facts, RaterGroup.Supervisor, rater);
            else if (earlier is { State: AssignmentStates.Cancelled } or { State: AssignmentStates.Reassigned, Reason: ReassignReasons.SupervisorChanged })
                Move(earlier, Wanted(facts, rater));
        }
        else if (isOpening || outdated is not null) Changes.WithoutSupervisor.Add(facts.Person.Id);
    }

    private void Ask(ParticipantFacts facts, RaterGroup group, Guid rater)
    {
        var asked = facts.Assignments.FirstOrDefault(assignment => assignment.Rater == rater);
        if (asked is null) Changes.New.Add((group, rater, facts.Person.Id, Wanted(facts, rater)));
        else if (asked.State == AssignmentStates.Cancelled) Move(asked, Wanted(facts, rater));
    }

    private static string Wanted(ParticipantFacts facts, Guid rater) =>
        facts.Answered.Contains(rater) ? AssignmentStates.Answered : facts.IsExempt ? AssignmentStates.Exempt : AssignmentStates.Due;

    private void Move(Assignment assignment, string state, string reason = "")
    {
        if (assignment.State == state) return;
        (assignment.State, assignment.Reason) = (state, reason);
        Changes.Moved.RemoveAll(moved => moved.Assignment == assignment);
        Changes.Moved.Add((assignment, state, reason));
    }
}
