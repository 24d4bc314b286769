using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Learning.RunTests;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Learning.TakeTest;

/// <summary>The test of one phase, of the participant who calls.</summary>
internal sealed record OwnTest(CohortPlanned Planned, Guid Participant, string Phase)
{
    public Guid CohortId => Planned.CohortId;

    /// <summary>Null where the caller is no active participant of the cohort, or the phase is none.</summary>
    public static async Task<OwnTest?> FindAsync(Session session, CohortPlanned planned, Caller caller, string phase)
    {
        if (!Phases.All.Contains(phase) || caller.Members is not { Count: > 0 } members) return null;
        var persons = await session.QueryAsync<string>(
            "SELECT person FROM roster WHERE cohort_id = @CohortId AND person_id IN @ids AND epoch = (SELECT MAX(r.epoch) FROM roster r WHERE r.cohort_id = @CohortId)",
            new { planned.CohortId, ids = session.Dialect.Ids(members) });
        return persons.Select(WireFormat.Read<RosterPerson>).FirstOrDefault(AskedParticipants.IsAsked) is { } person ? new(planned, person.Id, phase) : null;
    }

    /// <summary>For reading; what is written is held first.</summary>
    public static async Task<OwnTest?> FindAsync(Session session, Guid cohortId, Caller caller, string phase)
    {
        var planned = await session.FirstOrDefaultAsync<string>("SELECT planned FROM cohorts WHERE id = @cohortId AND removed = 0", new { cohortId });
        return planned is null ? null : await FindAsync(session, WireFormat.Read<CohortPlanned>(planned), caller, phase);
    }

    public Task<Sitting?> SittingAsync(Session session) => SittingRows.FindAsync(session, CohortId, Participant, Phase);
}
