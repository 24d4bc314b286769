using System.Globalization;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;

namespace Evaluation.Behaviour.Assignments;

/// <summary>Writes changes of a wave's assignments, with the events that tell of them.</summary>
internal sealed class AssignmentChange(UnitOfWork work, CohortPlanned planned, FollowUp wave)
{
    // So that no event grows beyond what a mail run takes at once.
    public const int MostMembers = 500;

    private Guid CohortId => wave.CohortId;

    /// <param name="isQuiet">The wave is over: nobody is written to.</param>
    public async Task MakeAsync(AssignmentChanges changes, bool isQuiet)
    {
        foreach (var group in changes.Moved.GroupBy(moved => (moved.State, moved.Reason)))
            await AssignmentRows.MoveAsync(work, group.Select(moved => moved.Assignment.Id), group.Key.State, group.Key.Reason);
        var added = changes.New.Select(row => New(row.Participant, row.Group, row.Rater, row.State, isNamed: false)).ToList();
        await AddAsync(added, [.. changes.Moved.Where(moved => moved is { State: AssignmentStates.Due, Assignment.IsInvited: 0 }).Select(moved => moved.Assignment)], isQuiet);
        if (isQuiet) return;
        foreach (var (from, to) in changes.Reassigned) await TellReassignedAsync(from, to, ReassignReasons.SupervisorChanged);
        foreach (var participant in changes.WithoutSupervisor) await EscalateAsync(EscalationReason.NoRater, participant);
        if (changes.Reassigned.Count > 0)
            work.Audit(CohortId.ToString("D"), new(
                "behaviour", "service", "assignments-moved", wave.Months.ToString(CultureInfo.InvariantCulture), $"{ReassignReasons.SupervisorChanged}: {changes.Reassigned.Count}"));
    }

    public Assignment New(Guid participant, RaterGroup group, Guid rater, string state, bool isNamed) => new()
    {
        Id = Guid.CreateVersion7(work.Now), CohortId = CohortId, Months = wave.Months, Participant = participant, RaterGroup = group, Rater = rater, State = state,
        IsNamed = isNamed ? 1 : 0,
    };

    /// <summary>Stores those that are new, and invites whoever is due and has not been invited to this wave.</summary>
    /// <param name="again">Stored ones that have become due.</param>
    public async Task AddAsync(IReadOnlyList<Assignment> added, IReadOnlyList<Assignment> again, bool isQuiet)
    {
        var due = isQuiet ? [] : added.Where(row => row.State == AssignmentStates.Due).Concat(again).ToList();
        var invited = await InvitedAsync(due);
        foreach (var row in due) row.IsInvited = 1;
        await AssignmentRows.InsertAsync(work, added);
        if (!isQuiet) await AssignmentRows.InviteAsync(work, again.Select(row => row.Id));
        await InviteAsync(TaskKind.SelfAssessment, due.Where(row => row.RaterGroup == RaterGroup.Self).Select(row => row.Rater), wave.ClosesOn);
        await InviteAsync(TaskKind.Observation, due.Where(row => row.RaterGroup != RaterGroup.Self).Select(row => row.Rater).Where(rater => !invited.Contains(rater)), wave.ClosesOn);
    }

    public async Task InviteAsync(TaskKind task, IEnumerable<Guid> members, DateOnly closesOn)
    {
        foreach (var chunk in members.Distinct().Chunk(MostMembers))
            work.Publish(new InvitationRequested(CohortId, await NextAsync(), task, wave.Months, chunk, closesOn));
    }

    public async Task TellReassignedAsync(Assignment from, Guid? to, string reason) => work.Publish(new ObservationReassigned(
        CohortId, await NextAsync(), wave.Months, from.Participant, from.RaterGroup, from.Rater, to, reason));

    public async Task EscalateAsync(EscalationReason reason, Guid? participant = null, Guid? rater = null, int? missing = null) =>
        work.Publish(new EscalationRequested(CohortId, await NextAsync(), reason, wave.Months, participant, rater, missing));

    public Task<StateVersion> NextAsync() => NoticeVersion.NextAsync(work, planned.CohortId);

    /// <summary>Raters who have been invited to this wave for somebody else: their mail lists all that they have to do.</summary>
    private async Task<IReadOnlySet<Guid>> InvitedAsync(IReadOnlyList<Assignment> due)
    {
        var invited = new HashSet<Guid>();
        foreach (var raters in due.Where(row => row.RaterGroup != RaterGroup.Self).Select(row => row.Rater).Distinct().Chunk(AssignmentRows.MostIds))
        {
            invited.UnionWith(await work.QueryAsync<Guid>(
                "SELECT DISTINCT rater FROM assignments WHERE rater IN @ids AND cohort_id = @CohortId AND months = @Months AND is_invited = 1 AND rater_group <> 'self'",
                new { wave.CohortId, wave.Months, ids = work.Dialect.Ids(raters) }));
        }
        return invited;
    }
}
